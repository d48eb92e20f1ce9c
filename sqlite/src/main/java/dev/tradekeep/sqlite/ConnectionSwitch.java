package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/**
 * What can be switched on and off for one connection.
 *
 * @see <a href="https://www.sqlite.org/c3ref/c_dbconfig_defensive.html">Database Connection
 *     Configuration Options</a>
 */
public enum ConnectionSwitch {
    /** Foreign keys are enforced. Off at open. */
    FOREIGN_KEYS(1002),
    /** Triggers fire. On at open. */
    TRIGGERS(1003),
    /** The last connection leaves the log as it is when it closes. Off at open. */
    NO_CHECKPOINT_ON_CLOSE(1006),
    /** The planner does not look at bound values, so that plans are stable. Off at open. */
    STABLE_PLANS(1007),
    /** EXPLAIN QUERY PLAN shows triggers too. Off at open. */
    EXPLAIN_TRIGGERS(1008),
    /** SQL can no longer corrupt the file on purpose. Off at open. */
    DEFENSIVE(1010),
    /** The schema table can be written as any other. Off at open. */
    WRITABLE_SCHEMA(1011),
    /** ALTER TABLE RENAME leaves references alone, as it did before 3.25. Off at open. */
    LEGACY_ALTER_TABLE(1012),
    /** Views can be used. On at open. */
    VIEWS(1015),
    /** The schema may call functions with side effects. On at open. */
    TRUSTED_SCHEMA(1017),
    /** Counts rows and visits of every loop of a statement, at a price. Off at open. */
    SCAN_STATUS(1018),
    /** Rows of a query without ORDER BY come in reverse: finds code that relies on their order. */
    REVERSE_SCAN_ORDER(1019),
    /** ATTACH makes a missing file. On at open. */
    ATTACH_CREATE(1020),
    /** ATTACH can write. On at open. */
    ATTACH_WRITE(1021),
    /** SQL text may hold comments. On at open. */
    COMMENTS(1022);

    private static final int LOOK_ONLY = -1;

    private final int number;

    ConnectionSwitch(int number) {
        this.number = number;
    }

    void set(Connection connection, boolean on) {
        connection.check(
                Sqlite3.switchOption(connection.checkUsable(), number, on ? 1 : 0, Sqlite3.NULL));
    }

    boolean isOn(Connection connection) {
        try (NativeBuffer out = new NativeBuffer()) {
            long stateOut = out.reserve(Integer.BYTES);
            connection.check(
                    Sqlite3.switchOption(connection.checkUsable(), number, LOOK_ONLY, stateOut));
            return Sqlite3.MEMORY.get(JAVA_INT, stateOut) != 0;
        }
    }
}
