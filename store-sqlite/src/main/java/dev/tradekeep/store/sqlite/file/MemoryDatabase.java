package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.DatabaseImage;

/** A database in memory as Tradekeep sets it. */
public final class MemoryDatabase {
    private MemoryDatabase() {}

    /** Opens a new, empty one for the calling thread; it ends with the connection. */
    public static Connection open() {
        return set(Connection.openInMemory());
    }

    /** The same that begins as a copy of a database. */
    public static Connection open(byte[] image) {
        return set(DatabaseImage.open(image));
    }

    private static Connection set(Connection connection) {
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
