package dev.tradekeep.sqlite;

/**
 * A mark in a transaction to which later changes can be taken back. Savepoints nest; ending an
 * outer one ends those within it. Outside a transaction a savepoint begins one, which its {@link
 * #release} commits.
 *
 * <p>Closing one that was not kept takes its changes back:
 *
 * <pre>{@code
 * try (Savepoint part = Savepoint.begin(connection)) {
 *     …
 *     part.keep();
 * }
 * }</pre>
 *
 * @see <a href="https://www.sqlite.org/lang_savepoint.html">Savepoints</a>
 */
public final class Savepoint extends ConnectionPart {
    private final String name;

    private Savepoint(Connection connection, String name) {
        super(connection, name);
        this.name = name;
    }

    /** Sets a mark. */
    public static Savepoint begin(Connection connection) {
        // A name of its own each: an ended one is never taken for another.
        String name = "tradekeep_" + connection.nextNumber();
        connection.execute("SAVEPOINT " + name);
        return new Savepoint(connection, name);
    }

    /**
     * Keeps the changes since the mark and ends the savepoint; one that began the transaction
     * commits it.
     *
     * @throws SqliteException when an outer savepoint or the transaction has ended, or the commit
     *     fails: then the savepoint is still there
     */
    public void keep() {
        connection.execute("RELEASE " + name);
        forget();
    }

    /** Takes the changes since the mark back; the savepoint is still there. */
    public void rollback() {
        connection.execute("ROLLBACK TO " + name);
    }

    /** Takes the changes back, unless they were kept or the transaction has ended. */
    @Override
    public void close() {
        super.close();
    }

    /** Closing the connection rolls back. */
    @Override
    void abandon() {
        forget();
    }

    @Override
    void release() {
        forget();
        // SQLite ends the transaction itself after some failures.
        if (connection.inTransaction()) {
            rollback();
            connection.execute("RELEASE " + name);
        }
    }
}
