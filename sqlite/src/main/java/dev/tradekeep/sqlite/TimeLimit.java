package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.time.Duration;

/**
 * A point in time at which the statements of a connection stop: those that run then, and those run
 * later until the limit is closed, end with {@link ResultCode#INTERRUPT} and a reason that names
 * the limit. SQLite looks at the clock every thousand steps of its virtual machine, so that a
 * statement of fewer steps still gets through. Like an interrupted one, a statement that writes
 * takes an open transaction back with it.
 *
 * @see <a href="https://www.sqlite.org/c3ref/progress_handler.html">Query Progress Callbacks</a>
 */
public final class TimeLimit extends ConnectionPart {
    private static final int DEADLINE_BYTES = 16;
    private static final int PASSED_OFFSET = 8;

    private final Duration limit;
    private final NativeBuffer deadline = new NativeBuffer();

    private TimeLimit(Connection connection, Duration limit) {
        super(connection, limit.toString());
        this.limit = limit;
    }

    /**
     * Limits a connection from now on.
     *
     * @throws IllegalStateException when it is limited already
     */
    public static TimeLimit start(Connection connection, Duration limit) {
        long handle = connection.checkUsable();
        if (connection.timeLimit() != null) {
            throw new IllegalStateException(
                    "The connection to " + connection.name() + " has a time limit already.");
        }
        long nanos = limit.toNanos();
        TimeLimit started = new TimeLimit(connection, limit);
        connection.setTimeLimit(started);
        Sqlite3Connection.setDeadline(handle, started.deadline.reserve(DEADLINE_BYTES), nanos);
        return started;
    }

    /** Whether a statement has been stopped. */
    public boolean hasPassed() {
        connection.checkUsable();
        return deadline.address() != Sqlite3.NULL
                && Sqlite3.MEMORY.get(JAVA_LONG, deadline.address() + PASSED_OFFSET) != 0;
    }

    String reason() {
        return "the time limit of " + limit + " has passed";
    }

    @Override
    void release() {
        Sqlite3Connection.setDeadline(connection.handle(), Sqlite3.NULL, 0);
        connection.setTimeLimit(null);
        deadline.close();
        forget();
    }
}
