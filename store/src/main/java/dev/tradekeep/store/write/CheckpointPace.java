package dev.tradekeep.store.write;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.LogRoom;
import dev.tradekeep.store.file.Setting;

/**
 * How often the writer's commits checkpoint. Any thread may ask for a pace, the writer's thread
 * applies it between two batches and reads it back.
 *
 * <p>While a reader keeps the log from being moved, each attempt sorts what lies in it, in vain. So
 * the next one waits until the log has grown by the pace, and by a part of itself: the price of a
 * commit does not grow with the log.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_wal_autocheckpoint">PRAGMA
 *     wal_autocheckpoint</a>
 */
final class CheckpointPace {
    static final int PAGES_DEFAULT = Integer.parseInt(Setting.WAL_AUTOCHECKPOINT.readBack());

    /** A log that is held grows by one part in so many until it is tried again. */
    private static final int GROWTH_SHARE = 8;

    private volatile int wanted = PAGES_DEFAULT;
    private int applied = PAGES_DEFAULT;

    void want(int pages) {
        if (pages < 1) {
            throw new IllegalArgumentException("Wanted at least 1 page, found " + pages);
        }
        wanted = pages;
    }

    /** For the writer's thread, outside of a transaction. */
    void apply(Connection connection) {
        int pages = wanted;
        Checkpoint log = Checkpoint.run(connection, CheckpointMode.NOOP);
        if (log.logFrames() < pages || log.logFrames() == log.copiedFrames()) {
            set(connection, pages);
        } else if (log.logFrames() >= applied) {
            int next = log.logFrames() + Math.max(pages, log.logFrames() / GROWTH_SHARE);
            set(connection, next);
            // The commit that reaches it may be a large one.
            LogRoom.reserve(connection, next + pages);
        }
    }

    /** The pragma acts when it is prepared, so it must not come from a cache. */
    private void set(Connection connection, int pages) {
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
