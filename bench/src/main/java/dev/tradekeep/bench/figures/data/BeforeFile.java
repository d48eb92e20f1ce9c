package dev.tradekeep.bench.figures.data;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import java.nio.file.Path;
import java.util.List;

/**
 * The same tables and rows as they would be without the work that the figures are about: no
 * secondary index and no UNIQUE, no roll-ups, SQLite's own settings. Positions are a plain table,
 * in which a key of two columns would be an index, too. The key of candles stays: without it, an
 * answer is a matter of seconds.
 */
final class BeforeFile {
    private static final String POSITIONS = "positions";
    private static final List<String> TABLES =
            List.of(
                    "exchanges",
                    "assets",
                    "portfolios",
                    "instruments",
                    POSITIONS,
                    "orders",
                    "trades",
                    "candle_series",
                    "candles");

    private BeforeFile() {}

    /** Copies the rows of the books into a new file. */
    static void make(Path file, Path books) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            connection.execute(
                    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;"
                            + " ATTACH '"
                            + books.toString().replace("'", "''")
                            + "' AS books");
            connection.execute("BEGIN");
            for (String table : TABLES) {
                String definition = withoutUnique(definition(connection, table));
                connection.execute(table.equals(POSITIONS) ? withoutKey(definition) : definition);
                connection.execute("INSERT INTO main." + table + " SELECT * FROM books." + table);
            }
            connection.execute("COMMIT");
            connection.execute("DETACH books; PRAGMA journal_mode=DELETE");
        }
    }

    private static String definition(Connection connection, String table) {
        try (Statement select =
                connection.prepare("SELECT sql FROM books.sqlite_schema WHERE name = ?")) {
            select.bind(1, table).step();
            return String.valueOf(select.getText(0));
        }
    }

    /** The definition of a table whose rows lie in the order in which they came. */
    static String withoutKey(String definition) {
        return definition
                .replaceAll(",\\s*PRIMARY KEY\\s*\\([^)]*\\)", "")
                .replace(", WITHOUT ROWID", "");
    }

    /** The definition of a table without the rules that SQLite keeps by an index. */
    static String withoutUnique(String definition) {
        return definition
                .replaceAll("--[^\n]*", "")
                .replaceAll(",\\s*UNIQUE\\s*\\([^)]*\\)", "")
                .replaceAll(" UNIQUE\\b", "");
    }
}
