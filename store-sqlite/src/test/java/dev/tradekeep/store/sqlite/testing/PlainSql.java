package dev.tradekeep.store.sqlite.testing;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Runs SQL on a file as any other program would: without our settings, checks and locks. */
public final class PlainSql {
    private PlainSql() {}

    /** Runs a script; makes the file when it is not there. */
    public static void run(Path file, String script) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            connection.execute(script);
        }
    }

    /** The rows of a query, columns joined by {@code |}, NULL as nothing, a blob in hex. */
    public static List<String> rows(Path file, String sql) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            return rows(connection, sql);
        }
    }

    /** The rows of a query on an open connection. */
    public static List<String> rows(Connection connection, String sql) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.prepare(sql)) {
            while (statement.step()) {
                List<String> row = new ArrayList<>();
                for (int column = 0; column < statement.columnCount(); column++) {
                    row.add(text(statement, column));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    private static String text(Statement statement, int column) {
        return switch (statement.type(column)) {
            case NULL -> "";
            case INTEGER -> Long.toString(statement.getLong(column));
            case BLOB -> HexFormat.of().formatHex(statement.getBlob(column));
            case REAL, TEXT -> String.valueOf(statement.getText(column));
        };
    }

    /** The one row of a query. */
    public static String row(Path file, String sql) {
        List<String> rows = rows(file, sql);
        if (rows.size() != 1) {
            throw new AssertionError("Wanted one row, found " + rows);
        }
        return rows.getFirst();
    }
}
