package dev.tradekeep.app.upkeep;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.backup.BackupCause;
import dev.tradekeep.store.sqlite.backup.BackupRepository;
import dev.tradekeep.store.sqlite.backup.ChangeShipper;
import dev.tradekeep.store.sqlite.backup.ShipperStatus;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceJob;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceKind;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceRepository;
import dev.tradekeep.store.sqlite.maintenance.QuietWindow;
import dev.tradekeep.store.sqlite.statistics.SlowQueryLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a running server does for its database again and again. What the books remember counts from
 * when it was last done, by whatever process; the rest from the start.
 */
final class UpkeepJobs {
    private static final Duration COLLECT_EVERY = Duration.ofSeconds(10);
    private static final Duration LOOK_AT_ARCHIVE_EVERY = Duration.ofMinutes(1);
    private static final Duration OPTIMIZE_EVERY = Duration.ofHours(1);
    private static final Duration DAILY = Duration.ofDays(1);

    private final Database database;
    private final UpkeepSettings settings;
    private final InstantSource clock;

    UpkeepJobs(Database database, UpkeepSettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * All of them, beginning with what costs least.
     *
     * @param backup makes one by schedule
     */
    List<MaintenanceJob> all(
            SlowQueryLog slowQueries, Optional<ChangeShipper> shipper, Runnable backup) {
        DatabaseMaintenance maintenance =
                BooksMaintenance.of(database, clock, MaintenanceCause.SCHEDULE);
        QuietWindow quiet = settings.quiet();
        Instant now = clock.instant();
        List<MaintenanceJob> jobs = new ArrayList<>();
        jobs.add(
                new MaintenanceJob(
                        "slow queries",
                        COLLECT_EVERY,
                        QuietWindow.ALWAYS,
                        Optional.of(now),
                        slowQueries::collect));
        shipper.ifPresent(shipping ->
                jobs.add(
                        new MaintenanceJob(
                                "archive",
                                LOOK_AT_ARCHIVE_EVERY,
                                QuietWindow.ALWAYS,
                                Optional.of(now),
                                () -> requireShipped(shipping.status()))));
        jobs.add(
                new MaintenanceJob(
                        "statistics",
                        OPTIMIZE_EVERY,
                        QuietWindow.ALWAYS,
                        lastDone(MaintenanceKind.OPTIMIZE),
                        maintenance::optimize));
        jobs.add(
                new MaintenanceJob(
                        "retention",
                        DAILY,
                        quiet,
                        lastDone(MaintenanceKind.RETENTION),
                        maintenance::applyRetention));
        jobs.add(
                new MaintenanceJob(
                        "vacuum",
                        DAILY,
                        quiet,
                        lastDone(MaintenanceKind.INCREMENTAL_VACUUM),
                        maintenance::vacuum));
        if (settings.backupFolder().isPresent()) {
            jobs.add(
                    new MaintenanceJob(
                            "backup",
                            settings.backupEvery(),
                            quiet,
                            instant(t -> new BackupRepository(t).lastDone(BackupCause.SCHEDULE)),
                            backup));
        }
        return jobs;
    }

    private Optional<Instant> lastDone(MaintenanceKind kind) {
        return instant(t -> new MaintenanceRepository(t).lastDone(kind));
    }

    private Optional<Instant> instant(UnitOfWork<OptionalLong> read) {
        try (DatabaseReader reader = database.openReader()) {
            return reader.read(read).stream().mapToObj(Micros::toInstant).findFirst();
        }
    }

    private static void requireShipped(ShipperStatus status) {
        if (status.failure().isPresent()) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "what is committed does not reach the archive, which is tried again: "
                            + status.failure().get());
        }
    }
}
