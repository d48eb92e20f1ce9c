package dev.tradekeep.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * What lives within a connection and has to be closed before it. Belongs to the thread of its
 * connection, which closes whatever is still open when it is closed itself.
 */
public abstract sealed class ConnectionPart implements AutoCloseable
        permits ResultRow, Backup, Blob, LogReader, Savepoint, Session, SlowStatements, TimeLimit {
    final Connection connection;
    private final String name;
    private @Nullable Leak leak;

    /**
     * @param name what to call the part in a report of what was not closed
     */
    ConnectionPart(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
        connection.register(this);
        beginUse();
    }

    /** Someone holds the part and has to close it. */
    final void beginUse() {
        if (Leaks.WATCHED) {
            leak = Leaks.opened(getClass().getSimpleName(), name);
        }
    }

    /** The part has been closed. */
    final void endUse() {
        if (Leaks.WATCHED) {
            Leaks.closed(leak);
            leak = null;
        }
    }

    /** Gives back what the part holds, if it still holds it. */
    abstract void release();

    /** Gives back what the part holds because its connection closes. */
    void abandon() {
        release();
    }

    /** Closes the part; a second time does nothing. */
    @Override
    public void close() {
        if (!connection.holds(this)) {
            return;
        }
        connection.checkUsable();
        release();
    }

    /** The part holds nothing any more. */
    final void forget() {
        connection.forget(this);
        endUse();
    }
}
