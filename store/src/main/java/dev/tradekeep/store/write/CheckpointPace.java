package dev.tradekeep.store.write;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.file.Setting;

/**
 * How often the writer's commits checkpoint. Any thread may ask for a pace, the writer's thread
 * applies it between two batches and reads it back.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_wal_autocheckpoint">PRAGMA
 *     wal_autocheckpoint</a>
 */
final class CheckpointPace {
    static final int PAGES_DEFAULT = Integer.parseInt(Setting.WAL_AUTOCHECKPOINT.readBack());

    private volatile int wanted = PAGES_DEFAULT;
    private int applied = PAGES_DEFAULT;

    void want(int pages) {
        if (pages < 1) {
            throw new IllegalArgumentException("Wanted at least 1 page, found " + pages);
        }
        wanted = pages;
    }

    /** The pragma acts when it is prepared, so it must not come from a cache. */
    void apply(Connection connection) {
        int pages = wanted;
        if (pages == applied) {
            return;
        }
        connection.execute("PRAGMA wal_autocheckpoint=" + pages);
        String found = Setting.WAL_AUTOCHECKPOINT.read(connection);
        if (!found.equals(Integer.toString(pages))) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_SETTING_REFUSED,
                    "Wanted wal_autocheckpoint=" + pages + ", found " + found + ".");
        }
        applied = pages;
    }
}
