package dev.tradekeep.store.sqlite.maintenance;

import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.audit.FindingRepository;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.StoredFinding;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.testing.Pages;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class MaintenanceRepositoryIT extends BooksIT {
    @Test
    void keepsHowEachRunWent() {
        long audit = begin(MaintenanceKind.AUDIT, NOW);
        long vacuum = begin(MaintenanceKind.INCREMENTAL_VACUUM, NOW + 1);
        begin(MaintenanceKind.CHECKPOINT, NOW + 2);
        run(t -> {
            MaintenanceRepository upkeep = new MaintenanceRepository(t);
            upkeep.done(audit, null, NOW + 3);
            upkeep.failed(vacuum, "the disk is full", NOW + 4);
        });

        assertThat(
                        rows(
                                """
                                SELECT kind, cause, outcome, detail, started_at, ended_at
                                FROM maintenance_runs ORDER BY id\
                                """))
                .containsExactly(
                        "audit|schedule|done||%d|%d".formatted(NOW, NOW + 3),
                        "incremental_vacuum|schedule|failed|the disk is full|%d|%d"
                                .formatted(NOW + 1, NOW + 4),
                        "checkpoint|schedule|running||%d|".formatted(NOW + 2));
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        MaintenanceListing.MAINTENANCE_OF_OUTCOME,
                                        Map.of("outcome", "running"),
                                        "kind")))
                .containsExactly("checkpoint");
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        MaintenanceListing.MAINTENANCE_OF_KIND,
                                        Map.of("kind", "audit"),
                                        "id")))
                .containsExactly("1");
    }

    @Test
    void knowsWhenSomethingWasLastDone() {
        assertThat(lastAudit()).isEmpty();
        long first = begin(MaintenanceKind.AUDIT, NOW);
        long second = begin(MaintenanceKind.AUDIT, NOW + 10);
        run(t -> new MaintenanceRepository(t).done(first, null, NOW + 5));
        run(t -> new MaintenanceRepository(t).failed(second, "killed", NOW + 15));

        assertThat(lastAudit()).hasValue(NOW + 5);
    }

    @Test
    void whatNeverEndedHasFailed() {
        long done = begin(MaintenanceKind.AUDIT, NOW);
        run(t -> new MaintenanceRepository(t).done(done, null, NOW + 1));
        begin(MaintenanceKind.VACUUM, NOW + 2);

        assertThat(write((Transaction t) -> new MaintenanceRepository(t).abandon(NOW + 9)))
                .isEqualTo(1L);
        assertThat(rows("SELECT outcome, ended_at FROM maintenance_runs ORDER BY id"))
                .containsExactly("done|" + (NOW + 1), "failed|" + (NOW + 9));
    }

    @Test
    void sweepsOldOnesThatNoFindingRefersTo() {
        for (int i = 0; i < 5; i++) {
            begin(MaintenanceKind.AUDIT, NOW + i);
        }
        StoredFinding finding =
                new StoredFinding("check", Severity.ERROR, "orders", "broken", null);
        run(t -> new FindingRepository(t).record(2, Set.of("check"), List.of(finding), NOW));

        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(rows("SELECT id FROM maintenance_runs ORDER BY id"))
                .containsExactly("2", "4", "5");
    }

    private long sweep() {
        return write(t -> new MaintenanceRepository(t).sweep(2, 1));
    }

    private OptionalLong lastAudit() {
        return read(t -> new MaintenanceRepository(t).lastDone(MaintenanceKind.AUDIT));
    }

    private long begin(MaintenanceKind kind, long at) {
        return write(t -> new MaintenanceRepository(t).begin(kind, MaintenanceCause.SCHEDULE, at));
    }
}
