package dev.tradekeep.store.sqlite.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
final class DatabaseMaintenanceIT extends BooksIT {
    private static final int ROWS = 400;
    private static final String MANY_ALERTS =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO login_attempts (user_name, outcome, address, attempted_at)
            SELECT 'user ' || i, 'unknown_user', '10.0.0.1', i FROM n\
            """;

    private DatabaseMaintenance maintenance() {
        return new DatabaseMaintenance(
                database(), TestBooks.CLOCK, MaintenanceCause.COMMAND, List.of());
    }

    private void bookPortfolios(int from, int count) {
        run(t -> {
            for (int i = from; i < from + count; i++) {
                long id = new PortfolioRepository(t).ensure("portfolio " + i, TestBooks.NOW);
                assertThat(id).isPositive();
            }
        });
    }

    @Test
    void analysesWhatIsStaleAndSaysWhy() {
        bookPortfolios(0, ROWS);
        MaintenanceReport first = maintenance().optimize();
        assertThat(first.notes()).contains("portfolios: never analysed, 100 rows");
        assertThat(maintenance().optimize().notes()).isEmpty();

        bookPortfolios(ROWS, 2 * ROWS);
        assertThat(maintenance().optimize().notes())
                .containsExactly("portfolios: 400 rows when it was analysed, 900 now");
        assertThat(rows("SELECT kind, outcome, detail FROM maintenance_runs ORDER BY id"))
                .contains("optimize|done|tablesAnalysed 0");
    }

    @Test
    void bringsTheLogIntoTheFile() {
        bookPortfolios(0, ROWS);

        MaintenanceReport report = maintenance().checkpoint(false);

        assertThat(report.figures().get("logPages")).isPositive();
        assertThat(report.figures()).containsEntry("copiedPages", report.figures().get("logPages"));
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void doesNotWaitForAReaderThatIsInTheWay() {
        bookPortfolios(0, ROWS);
        try (var reader =
                dev.tradekeep.sqlite.Connection.open(
                        path(), dev.tradekeep.sqlite.OpenMode.READ_ONLY)) {
            reader.execute("BEGIN; SELECT * FROM portfolios");
            bookPortfolios(ROWS, ROWS);

            MaintenanceReport report = maintenance().checkpoint(true);

            assertThat(report.notes()).hasSize(1).first().asString().contains("a reader");
            assertThat(rows("SELECT count(*) FROM portfolios")).containsExactly("800");
        }
        long before = path().resolveSibling("books.db-wal").toFile().length();
        assertThat(maintenance().checkpoint(true).notes()).isEmpty();
        assertThat(path().resolveSibling("books.db-wal").toFile().length()).isLessThan(before / 2);
    }

    @Test
    void givesFreePagesBack() {
        PlainSql.run(path(), MANY_ALERTS);
        PlainSql.run(path(), "DELETE FROM login_attempts");
        long before = Long.parseLong(rows("PRAGMA freelist_count").getFirst());
        assertThat(before).isGreaterThan(2 * DatabaseMaintenance.VACUUM_PAGES);

        MaintenanceReport report = maintenance().vacuum();

        assertThat(rows("PRAGMA freelist_count")).containsExactly("0");
        assertThat(report.figures().get("pagesAfter"))
                .isLessThanOrEqualTo(report.figures().getOrDefault("pagesBefore", 0L) - before);
    }

    @Test
    void writesTheWholeFileAnew() {
        PlainSql.run(path(), MANY_ALERTS);
        PlainSql.run(path(), "DELETE FROM login_attempts WHERE id % 2 = 0");
        List<String> rows = rows("SELECT * FROM login_attempts");

        MaintenanceReport report = maintenance().vacuumFully();

        assertThat(report.kind()).isEqualTo(MaintenanceKind.VACUUM);
        assertThat(report.figures().get("pagesAfter"))
                .isLessThan(report.figures().get("pagesBefore"));
        assertThat(rows("SELECT * FROM login_attempts")).isEqualTo(rows);
        assertThat(rows("PRAGMA integrity_check")).containsExactly("ok");
        bookPortfolios(0, 1);
    }

    @Test
    void appliesEachRetentionAndReportsWhatItDeleted() {
        DatabaseMaintenance maintenance =
                new DatabaseMaintenance(
                        database(),
                        TestBooks.CLOCK,
                        MaintenanceCause.COMMAND,
                        List.of(now -> Map.of("alerts", now), now -> Map.of("orders", 2L)));

        MaintenanceReport report = maintenance.applyRetention();

        assertThat(report.figures())
                .containsExactly(entry("alerts", TestBooks.NOW), entry("orders", 2L));
        assertThat(rows("SELECT kind, cause, outcome FROM maintenance_runs"))
                .containsExactly("retention|command|done");
    }
}
