package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the tests of backups share. */
final class Backups {
    private static final String TABLES =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                    + " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name";

    private Backups() {}

    static BackupReport make(Path database, Path target) {
        return make(new BackupRequest(database, target, false, false, BackupRequest.ALL));
    }

    static BackupReport make(BackupRequest request) {
        return new DatabaseBackup(TestBooks.CLOCK)
                .make(request, (remaining, total) -> {}, BackupListener.NONE);
    }

    static BackupVerifier verifier() {
        return new BackupVerifier(MigrationCatalogue.load(), TestBooks.CLOCK);
    }

    static Verification verify(Path backup, Path scratch) {
        return verifier().verify(backup, scratch);
    }

    static DatabaseRestore restore() {
        return new DatabaseRestore(verifier(), TestBooks.CLOCK, Duration.ZERO);
    }

    /** Books a pair of portfolios in one commit: a moment holds both or none. */
    static void bookPair(Database database, int number) {
        database.write(
                Durability.FORCED,
                t -> {
                    new PortfolioRepository(t).ensure("left " + number, TestBooks.NOW);
                    return new PortfolioRepository(t).ensure("right " + number, TestBooks.NOW);
                });
    }

    /** How many pairs a file holds; fails when one is not whole or is missing between others. */
    static int pairs(Path file) {
        List<String> left = numbers(file, "left ");
        List<String> right = numbers(file, "right ");
        if (!left.equals(right)) {
            throw new AssertionError("Half a commit: " + left + " and " + right);
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).equals(Integer.toString(i))) {
                throw new AssertionError("Commit " + i + " is missing in " + left);
            }
        }
        return left.size();
    }

    private static List<String> numbers(Path file, String prefix) {
        return PlainSql.rows(
                file,
                "SELECT substr(name, "
                        + (prefix.length() + 1)
                        + ") FROM portfolios WHERE name LIKE '"
                        + prefix
                        + "%' ORDER BY id");
    }

    /** Every row of every table, without what the books say of backups. */
    static List<String> contents(Path file) {
        List<String> contents = new ArrayList<>();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            for (String table : PlainSql.rows(connection, TABLES)) {
                contents.add(table);
                contents.addAll(PlainSql.rows(connection, "SELECT * FROM " + table));
            }
        }
        return contents;
    }
}
