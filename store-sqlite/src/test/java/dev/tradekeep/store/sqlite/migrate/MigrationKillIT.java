package dev.tradekeep.store.sqlite.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.MigratingProcess;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that migrates, again and again, and looks at what it leaves. */
@ExtendWith(LeakCheck.class)
class MigrationKillIT {
    private static final long SEED = Long.getLong("tradekeep.seed.first", 1L);
    private static final int KILLS = 50;
    private static final int MIGRATIONS = 60;
    private static final int LINES_MAX = 80;
    private static final long EXTRA_NANOS_MAX = 3_000_000;
    private static final String DUMP =
            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2";

    @TempDir Path folder;

    @Test
    void theNextStartCompletesWhatAKilledOneBegan() throws IOException {
        Path migrations = writeMigrations();
        MigrationCatalogue catalogue = MigrationCatalogue.load(Optional.of(migrations));
        Path whole = folder.resolve("whole.db");
        migrate(whole, catalogue);
        SplittableRandom random = new SplittableRandom(SEED);
        int kills = 0;
        int inside = 0;
        int files = 1;
        Path path = folder.resolve("0.db");
        while (kills < KILLS) {
            if (killsInTheMiddle(path, migrations, random)) {
                kills++;
                inside += looksWhole(path, catalogue, "kill " + kills + " of seed " + SEED) ? 0 : 1;
            } else {
                assertSame(path, whole);
                path = folder.resolve(files + ".db");
                files++;
            }
        }
        migrate(path, catalogue);
        assertSame(path, whole);
        assertThat(inside).as("kills that left something to do").isGreaterThan(KILLS / 2);
    }

    /** Whether the process was killed before it was done. */
    private static boolean killsInTheMiddle(Path path, Path migrations, SplittableRandom random) {
        try (ChildProcess child = ChildProcess.start(MigratingProcess.class, path, migrations)) {
            for (int lines = random.nextInt(LINES_MAX); lines >= 0; lines--) {
                String line = child.readLine();
                if (line.equals("done")) {
                    return false;
                }
                assertThat(line).isIn("start", "ran");
            }
            child.killAfter(random.nextLong(EXTRA_NANOS_MAX));
            return true;
        }
    }

    /** Checks that the file holds whole migrations; answers whether it holds all. */
    private static boolean looksWhole(Path path, MigrationCatalogue catalogue, String when) {
        if (!Files.exists(path)) {
            return false;
        }
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).as(when).isEqualTo("ok");
        assertThat(PlainSql.rows(path, "PRAGMA foreign_key_check")).as(when).isEmpty();
        if (PlainSql.rows(path, "SELECT 1 FROM sqlite_schema").isEmpty()) {
            return false;
        }
        SchemaFile schema = new SchemaFile(path, catalogue, TestBooks.CLOCK);
        List<HistoryFinding> findings = schema.validate();
        assertThat(findings)
                .as(when)
                .allMatch(finding -> finding.kind() == HistoryFinding.Kind.MISSING);
        assertThat(schema.drift()).as(when).isEmpty();
        return findings.isEmpty();
    }

    private static void migrate(Path path, MigrationCatalogue catalogue) {
        new SchemaFile(path, catalogue, TestBooks.CLOCK)
                .migrate(Duration.ofSeconds(30), MigrationOptions.DEFAULT);
    }

    private static void assertSame(Path path, Path whole) {
        assertThat(PlainSql.rows(path, DUMP)).isEqualTo(PlainSql.rows(whole, DUMP));
        String history =
                "SELECT position, namespace, name, checksum, chain FROM migrations ORDER BY 1";
        assertThat(PlainSql.rows(path, history)).isEqualTo(PlainSql.rows(whole, history));
        String rows = "SELECT count(*), sum(x), sum(length(filler)) FROM t" + MIGRATIONS;
        assertThat(PlainSql.rows(path, rows)).isEqualTo(PlainSql.rows(whole, rows));
    }

    /** Each makes a table, fills it from the one before, rebuilds it and indexes it. */
    private Path writeMigrations() throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        for (int i = 1; i <= MIGRATIONS; i++) {
            String source =
                    i == 1
                            ? "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE"
                                    + " x < 500) SELECT x, hex(x * 7919) FROM n"
                            : "SELECT x + 1, filler || 'x' FROM t" + (i - 1);
            String name = String.format(Locale.ROOT, "%03d_table.sql", i);
            Files.writeString(
                    migrations.resolve(name),
                    """
                    -- Table %1$d.
                    CREATE TABLE t%1$d_new (x INTEGER PRIMARY KEY, filler TEXT NOT NULL) STRICT;
                    INSERT INTO t%1$d_new %2$s;
                    CREATE TABLE t%1$d (x INTEGER PRIMARY KEY, filler TEXT NOT NULL) STRICT;
                    INSERT INTO t%1$d SELECT * FROM t%1$d_new;
                    DROP TABLE t%1$d_new;
                    CREATE INDEX ix_t%1$d_filler ON t%1$d (filler);
                    """
                            .formatted(i, source));
        }
        return migrations;
    }
}
