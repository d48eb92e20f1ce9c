package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;

/** A database in memory as Tradekeep sets it. */
public final class MemoryDatabase {
    private MemoryDatabase() {}

    /** Opens a new, empty one for the calling thread; it ends with the connection. */
    public static Connection open() {
        Connection connection = Connection.openInMemory();
        try {
            Setting.applyToMemory(connection);
            connection.set(ConnectionSwitch.DEFENSIVE, true);
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
