package dev.tradekeep.app.upkeep;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.sqlite.testing.TestBooks.CLOCK;
import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.sqlite.backup.BackupCause;
import dev.tradekeep.store.sqlite.backup.ChangeShipper;
import dev.tradekeep.store.sqlite.backup.ShipperSettings;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceJob;
import dev.tradekeep.store.sqlite.maintenance.QuietWindow;
import dev.tradekeep.store.sqlite.statistics.SlowQueryLog;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
final class UpkeepIT extends BooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void countsFromWhatTheBooksSayOrAtOnceWhenItWasNeverDone() throws IOException {
        assertThat(lastDone()).isEqualTo(Map.of("slow queries", true));

        DatabaseMaintenance maintenance =
                BooksMaintenance.of(database(), CLOCK, MaintenanceCause.COMMAND);
        assertThat(List.of(maintenance.optimize(), maintenance.applyRetention())).hasSize(2);
        assertThat(maintenance.vacuum().figures()).isNotEmpty();
        Files.createDirectory(folder.resolve("backups"));
        try (UpkeepService upkeep = new UpkeepService(database(), settings(), CLOCK)) {
            upkeep.backUp(BackupCause.COMMAND);
            assertThat(lastDone()).doesNotContainKey("backup");
            upkeep.backUp(BackupCause.SCHEDULE);
        }

        assertThat(lastDone())
                .isEqualTo(
                        Map.of(
                                "slow queries", true,
                                "statistics", true,
                                "retention", true,
                                "vacuum", true,
                                "backup", true));
    }

    /** The jobs that count from now, by name. */
    private Map<String, Boolean> lastDone() {
        Map<String, Boolean> last = new HashMap<>();
        jobs(Optional.empty())
                .forEach(job ->
                        job.lastDone()
                                .ifPresent(at -> last.put(job.name(), at.equals(CLOCK.instant()))));
        return last;
    }

    @Test
    void aScheduledBackupThatFailsIsARowAndOneAlertUntilSomebodySawIt() {
        MaintenanceJob backup = job("backup", Optional.empty());
        UpkeepAlerts alerts = new UpkeepAlerts(database(), CLOCK);

        for (int i = 0; i < 3; i++) {
            alerts.failed(backup, failure(backup));
        }

        assertThat(rows("SELECT DISTINCT path, cause, outcome FROM backups"))
                .containsExactly(folder.resolve("backups") + "|schedule|failed");
        assertThat(rows("SELECT severity, code, message FROM alerts"))
                .containsExactly(
                        "warning|backup.failed|Scheduled upkeep, backup: Only a folder keeps a"
                                + " number of backups, and "
                                + folder.resolve("backups")
                                + " is none. Name a folder that is there.");
        run(t -> new AlertRepository(t).acknowledge(1, null, NOW));
        alerts.failed(backup, failure(backup));
        assertThat(rows("SELECT id FROM alerts WHERE acknowledged_at IS NULL"))
                .containsExactly("2");
    }

    @Test
    void everyJobHasACauseOfItsOwnAndADefectIsTold() {
        UpkeepAlerts alerts = new UpkeepAlerts(database(), CLOCK);

        jobs(Optional.empty())
                .forEach(job -> alerts.failed(job, new IllegalStateException("as it should")));

        assertThat(rows("SELECT code FROM alerts ORDER BY code"))
                .containsExactly(
                        "backup.failed",
                        "retention.failed",
                        "slow_queries.failed",
                        "statistics.failed",
                        "vacuum.failed");
        assertThat(rows("SELECT message FROM alerts WHERE code = 'vacuum.failed'"))
                .containsExactly(
                        "Scheduled upkeep, vacuum: a defect of the program; its log says more."
                                + " java.lang.IllegalStateException: as it should");
    }

    @Test
    void anArchiveThatCannotBeWrittenFailsItsJob() throws IOException {
        Path blocked = Files.writeString(folder.resolve("archive"), "no folder");
        try (ChangeShipper shipper =
                ChangeShipper.start(database(), blocked, ShipperSettings.DEFAULT, CLOCK)) {
            assertFails(ErrorCode.DATABASE_IO, () -> shipper.flush(PATIENCE));

            assertThat(failure(job("archive", Optional.of(shipper))))
                    .hasMessageContaining("does not reach the archive")
                    .hasMessageContaining(blocked.toString());
        }
    }

    @Test
    void anAlertThatCannotBeRaisedHarmsNothing() {
        UpkeepAlerts alerts = new UpkeepAlerts(database(), CLOCK);
        MaintenanceJob job = job("backup", Optional.empty());
        database().close();

        alerts.failed(job, new IllegalStateException("as it should"));

        assertThat(rows("SELECT count(*) FROM alerts")).containsExactly("0");
    }

    private static TradekeepException failure(MaintenanceJob job) {
        try {
            job.work().run();
        } catch (TradekeepException e) {
            return e;
        }
        throw new AssertionError(job.name() + " did not fail");
    }

    private MaintenanceJob job(String name, Optional<ChangeShipper> shipper) {
        return jobs(shipper).stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<MaintenanceJob> jobs(Optional<ChangeShipper> shipper) {
        try (SlowQueryLog slow = SlowQueryLog.start(database(), CLOCK, QueryCatalogue.all());
                UpkeepService upkeep = new UpkeepService(database(), settings(), CLOCK)) {
            return new UpkeepJobs(database(), settings(), CLOCK)
                    .all(slow, shipper, () -> upkeep.backUp(BackupCause.SCHEDULE));
        }
    }

    private UpkeepSettings settings() {
        return new UpkeepSettings(
                Optional.of(folder.resolve("backups")),
                Duration.ofDays(1),
                2,
                false,
                Optional.empty(),
                QuietWindow.ALWAYS);
    }
}
