package dev.tradekeep.sqlite;

/** What lies between statements: white space, comments and semicolons. */
final class SqlText {
    private SqlText() {}

    /** The index of the first character at or after {@code from} that belongs to a statement. */
    static int skipBlank(String sql, int from) {
        int at = from;
        while (at < sql.length()) {
            int next = skipOne(sql, at);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static int skipOne(String sql, int at) {
        char c = sql.charAt(at);
        if (c == ';' || c == '\uFEFF' || Character.isWhitespace(c)) {
            return at + 1;
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end + 1;
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        return at;
    }
}
