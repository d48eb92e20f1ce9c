package dev.tradekeep.sqlite;

/** Points at a place in an SQL text: its line with a caret below the offending character. */
public final class SqlMark {
    private static final int LINE_SHOWN_MAX = 160;

    private SqlMark() {}

    /** The 1-based line of the character at {@code offset}. */
    public static int lineOf(String sql, int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, sql.length()); i++) {
            if (sql.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /**
     * The line that holds the character at {@code offset}, and a second one with a caret below it.
     */
    public static String at(String sql, int offset) {
        int place = Math.clamp(offset, 0, sql.length());
        int start = sql.lastIndexOf('\n', place - 1) + 1;
        int end = sql.indexOf('\n', place);
        if (end < 0) {
            end = sql.length();
        }
        // A long line is shown around the caret.
        start = Math.max(start, place - LINE_SHOWN_MAX / 2);
        end = Math.min(end, start + LINE_SHOWN_MAX);
        String line = sql.substring(start, Math.max(start, end)).replace('\t', ' ');
        return line + "\n" + " ".repeat(place - start) + "^";
    }
}
