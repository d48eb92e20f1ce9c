package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.sqlite.file.Setting;

/**
 * Whether the next commits of a connection are forced to disk. Set outside a transaction, where
 * alone SQLite takes it, and read back.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_synchronous">PRAGMA synchronous</a>
 */
final class SyncLevel {
    private static final String FULL = "2";

    private final Connection connection;
    private boolean forcing;

    /** On a connection with the level of the profile. */
    SyncLevel(Connection connection) {
        this.connection = connection;
    }

    /** The pragma acts when it is prepared, so it must not come from a cache. */
    void set(boolean wanted) {
        if (wanted == forcing) {
            return;
        }
        String level = wanted ? FULL : Setting.SYNCHRONOUS.readBack();
        connection.execute("PRAGMA synchronous=" + level);
        String found = Setting.SYNCHRONOUS.read(connection);
        if (!found.equals(level)) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_SETTING_REFUSED,
                    "Wanted synchronous=" + level + ", found " + found + ".");
        }
        forcing = wanted;
    }
}
