package dev.tradekeep.sqlite.testing;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;

/** Asks a connection one question in a test. */
public final class Ask {
    private Ask() {}

    /** The integer in the first column of the first row. */
    public static long number(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            statement.step();
            return statement.getLong(0);
        }
    }

    /** Every row, its columns separated by bars, a line each; blobs by their length. */
    public static String text(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            StringBuilder text = new StringBuilder();
            while (statement.step()) {
                for (int column = 0; column < statement.columnCount(); column++) {
                    text.append(column == 0 ? (text.isEmpty() ? "" : "\n") : "|");
                    appendValue(text, statement, column);
                }
            }
            return text.toString();
        }
    }

    /** Whether SQLite finds the whole database sound. */
    public static boolean isSound(Connection connection) {
        return text(connection, "PRAGMA integrity_check").equals("ok");
    }

    private static void appendValue(StringBuilder text, Statement statement, int column) {
        switch (statement.type(column)) {
            case INTEGER -> text.append(statement.getLong(column));
            case REAL -> text.append(statement.getDouble(column));
            case TEXT -> text.append(statement.getText(column));
            case BLOB -> {
                byte[] blob = statement.getBlob(column);
                text.append("blob of ").append(blob == null ? 0 : blob.length);
            }
            case NULL -> text.append("null");
        }
    }
}
