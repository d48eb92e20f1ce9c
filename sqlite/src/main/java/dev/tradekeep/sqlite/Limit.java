package dev.tradekeep.sqlite;

/**
 * What a connection refuses to exceed. A limit can be lowered and, up to what the library was built
 * with, raised.
 *
 * @see <a href="https://www.sqlite.org/limits.html">Limits In SQLite</a>
 */
public enum Limit {
    /** The length of a text, a blob or a row. */
    VALUE_BYTES(0),
    /** The length of an SQL text. */
    SQL_BYTES(1),
    /** Columns of a table, an index, a view, a result. */
    COLUMNS(2),
    /** The depth of the tree of an expression. */
    EXPRESSION_DEPTH(3),
    /** SELECTs joined by UNION and the like. */
    COMPOUND_SELECTS(4),
    /** Instructions of a prepared statement. */
    PROGRAM_STEPS(5),
    /** Arguments of a function. */
    FUNCTION_ARGUMENTS(6),
    /** Attached databases. */
    ATTACHED(7),
    /** The length of a pattern of LIKE or GLOB. */
    PATTERN_BYTES(8),
    /** The highest number of a parameter. */
    PARAMETERS(9),
    /** Triggers that fire each other. */
    TRIGGER_DEPTH(10),
    /** Threads that help a statement to sort. */
    WORKER_THREADS(11),
    /** The depth of the stack of the parser. */
    PARSER_DEPTH(12);

    private static final int KEEP = -1;

    private final int number;

    Limit(int number) {
        this.number = number;
    }

    /** The value now. */
    public int of(Connection connection) {
        return Sqlite3Connection.limit(connection.checkUsable(), number, KEEP);
    }

    /**
     * Sets the limit.
     *
     * @return the value that stands, which is smaller when the library has a lower bound
     */
    public int set(Connection connection, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Wanted a limit from 0, found " + value);
        }
        Sqlite3Connection.limit(connection.checkUsable(), number, value);
        int stands = of(connection);
        if (this == VALUE_BYTES) {
            connection.setValueBytesMax(stands);
        }
        return stands;
    }
}
