package dev.tradekeep.sqlite;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQLite refused or failed. Carries the result code, the SQL, and the place in the SQL where SQLite
 * knows it.
 *
 * @see <a href="https://www.sqlite.org/rescode.html">Result and Error Codes</a>
 */
public final class SqliteException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SQL_SHOWN_MAX = 200;

    /** The offset of an error whose place in the SQL is not known. */
    public static final int OFFSET_UNKNOWN = -1;

    private final int extendedCode;
    private final String reason;
    private final @Nullable String sql;
    private final int offset;

    SqliteException(int extendedCode, String reason, @Nullable String sql, int offset) {
        this(extendedCode, reason, sql, offset, null);
    }

    SqliteException(
            int extendedCode,
            String reason,
            @Nullable String sql,
            int offset,
            @Nullable Throwable cause) {
        super(describe(extendedCode, reason, sql, offset), cause);
        this.extendedCode = extendedCode;
        this.reason = reason;
        this.sql = sql;
        this.offset = offset;
    }

    /** Why a file could not be opened; the handle that tells it is closed. */
    static SqliteException ofOpening(int extendedCode, long handle, String path) {
        String reason = Sqlite3.textAt(Sqlite3.errmsg(handle)) + ": " + path;
        Sqlite3.close(handle);
        return new SqliteException(extendedCode, reason, null, OFFSET_UNKNOWN);
    }

    /** An error of a function that leaves no words of its own. */
    static SqliteException ofCode(int extendedCode, String what) {
        String reason = what + ": " + Sqlite3.textAt(Sqlite3Connection.errstr(extendedCode));
        return new SqliteException(extendedCode, reason, null, OFFSET_UNKNOWN);
    }

    /** The primary result code. */
    public ResultCode code() {
        return ResultCode.of(extendedCode);
    }

    /** The extended result code, which names the failing operation or the kind of constraint. */
    public int extendedCode() {
        return extendedCode;
    }

    /** The extended result code by its name; empty for a primary code or one not known here. */
    public Optional<ExtendedCode> extended() {
        return ExtendedCode.of(extendedCode);
    }

    /** SQLite's own words, without the SQL. */
    public String reason() {
        return reason;
    }

    /** SQLite's own words and the name of the code, without the SQL. */
    public String summary() {
        return summary(extendedCode, reason);
    }

    /** The SQL text that failed; null when it was no statement. */
    public @Nullable String sql() {
        return sql;
    }

    /** Index of the offending character in {@link #sql()}, or {@link #OFFSET_UNKNOWN}. */
    public int offset() {
        return offset;
    }

    /** The 1-based line of {@link #offset()} in {@link #sql()}; 0 when the place is not known. */
    public int line() {
        return sql == null || offset < 0 ? 0 : SqlMark.lineOf(sql, offset);
    }

    private static String summary(int extendedCode, String reason) {
        return reason + " (SQLITE_" + ExtendedCode.nameOf(extendedCode) + ")";
    }

    private static String describe(
            int extendedCode, String reason, @Nullable String sql, int offset) {
        StringBuilder text = new StringBuilder(summary(extendedCode, reason));
        if (sql == null) {
            return text.toString();
        }
        if (offset < 0) {
            String shown = sql.strip();
            return text.append(" in: ")
                    .append(shown, 0, Math.min(shown.length(), SQL_SHOWN_MAX))
                    .append(shown.length() > SQL_SHOWN_MAX ? "…" : "")
                    .toString();
        }
        return text.append('\n').append(SqlMark.at(sql, offset)).toString();
    }
}
