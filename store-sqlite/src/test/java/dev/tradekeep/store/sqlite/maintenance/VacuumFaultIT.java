package dev.tradekeep.store.sqlite.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills a vacuum, or takes the disk from under it: the rows stay what they were. */
@ExtendWith(LeakCheck.class)
final class VacuumFaultIT {
    private static final long SEED = Long.getLong("tradekeep.seed.first", 1L);
    private static final int KILLS = 10;
    private static final long NANOS_MAX = 300_000_000;
    private static final int FILE_KIB_MAX = 2_000;
    private static final String ROWS =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
            INSERT INTO login_attempts (user_name, address, outcome, attempted_at)
            SELECT 'user ' || i, '10.0.0.1', 'unknown_user', i FROM n;
            DELETE FROM login_attempts WHERE id % 2 = 0\
            """;
    private static final String SUMS =
            "SELECT count(*), sum(id), sum(length(user_name)) FROM login_attempts";

    @TempDir Path folder;

    private Path path;
    private List<String> sums;

    @BeforeEach
    void fill() {
        path = folder.resolve("books.db");
        TestBooks.open(path).close();
        PlainSql.run(path, ROWS);
        sums = PlainSql.rows(path, SUMS);
    }

    @Test
    void aKilledVacuumLeavesEveryRow() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildProcess child = ChildProcess.start(VacuumProcess.class, path)) {
                assertThat(child.readLine()).isEqualTo("start");
                child.killAfter(random.nextLong(NANOS_MAX));
            }
            assertSame("kill " + kill + " of seed " + SEED);
        }
    }

    @Test
    void aVacuumThatFindsNoRoomLeavesEveryRow() {
        try (ChildProcess child =
                ChildProcess.startWithFileSizeLimit(FILE_KIB_MAX, VacuumProcess.class, path)) {
            assertThat(child.readLine()).isEqualTo("start");
            assertThat(child.readLine()).startsWith("DATABASE_");
        }
        assertSame("no room");
    }

    private void assertSame(String when) {
        TestBooks.open(path).close();
        assertThat(PlainSql.rows(path, SUMS)).as(when).isEqualTo(sums);
        assertThat(PlainSql.rows(path, "PRAGMA integrity_check")).as(when).containsExactly("ok");
    }
}
