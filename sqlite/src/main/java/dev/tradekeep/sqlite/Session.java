package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;

/**
 * Records what a connection changes in tables of its main database that have a primary key.
 *
 * @see <a href="https://www.sqlite.org/sessionintro.html">The Session Extension</a>
 */
public final class Session extends ConnectionPart {
    private long handle;

    private Session(Connection connection, long handle) {
        super(connection, connection.name());
        this.handle = handle;
    }

    /** Begins a session that records no table yet. */
    public static Session start(Connection connection) {
        long owner = connection.checkUsable();
        try (NativeBuffer main = new NativeBuffer();
                NativeBuffer out = new NativeBuffer()) {
            long sessionOut = out.reserve(Long.BYTES);
            int result =
                    Sqlite3Session.sessionCreate(
                            owner, main.put(Utf8.encode(Connection.MAIN)), sessionOut);
            checkCode(result);
            return new Session(connection, Sqlite3.MEMORY.get(JAVA_LONG, sessionOut));
        }
    }

    /** Records a table from now on, which need not exist yet. */
    public Session attach(String table) {
        return attachNamed(table);
    }

    /** Records every table from now on. */
    public Session attachAll() {
        return attachNamed(null);
    }

    private Session attachNamed(@Nullable String table) {
        long session = usable();
        try (NativeBuffer name = new NativeBuffer()) {
            long address = table == null ? Sqlite3.NULL : name.put(Utf8.encode(table));
            checkCode(Sqlite3Session.sessionAttach(session, address));
        }
        return this;
    }

    /** Stops recording, or goes on. */
    public void setRecording(boolean on) {
        Sqlite3Session.sessionEnable(usable(), on ? 1 : 0);
    }

    /** Whether nothing has been recorded. */
    public boolean isEmpty() {
        return Sqlite3Session.sessionIsempty(usable()) != 0;
    }

    /** What has changed since the session began, with old values: it can be inverted. */
    public Changeset changeset() {
        long session = usable();
        return Changeset.take(
                (sizeOut, bytesOut) -> Sqlite3Session.sessionChangeset(session, sizeOut, bytesOut));
    }

    /** What has changed since the session began, without old values: smaller, not invertible. */
    public Changeset patchset() {
        long session = usable();
        return Changeset.take(
                (sizeOut, bytesOut) -> Sqlite3Session.sessionPatchset(session, sizeOut, bytesOut));
    }

    private long usable() {
        connection.checkUsable();
        if (handle == Sqlite3.NULL) {
            throw new IllegalStateException("The session is closed.");
        }
        return handle;
    }

    private static void checkCode(int result) {
        if (result != ResultCode.OK.number()) {
            throw SqliteException.ofCode(result, "the session failed");
        }
    }

    @Override
    void release() {
        if (handle == Sqlite3.NULL) {
            return;
        }
        Sqlite3Session.sessionDelete(handle);
        handle = Sqlite3.NULL;
        forget();
    }
}
