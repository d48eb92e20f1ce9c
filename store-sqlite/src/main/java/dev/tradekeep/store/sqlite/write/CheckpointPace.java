package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.LogRoom;
import dev.tradekeep.store.sqlite.file.Setting;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often the writer's commits checkpoint. Any thread may ask for a pace, the writer's thread
 * applies it between two batches and reads it back.
 *
 * <p>While a reader keeps the log from being moved, each attempt sorts what waits in it, in vain.
 * So the next one comes when the log has grown by the pace and by a part of what waits, or after a
 * while: the price of a commit does not grow with the log, and a log that is free again is not
 * forgotten.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_wal_autocheckpoint">PRAGMA
 *     wal_autocheckpoint</a>
 */
final class CheckpointPace {
    static final int PAGES_DEFAULT = Integer.parseInt(Setting.WAL_AUTOCHECKPOINT.readBack());

    /** What waits in a log that is held grows by one part in so many until it is tried again. */
    private static final int GROWTH_SHARE = 8;

    /** A log that is held is tried again after so long, however little it has grown. */
    static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

    /** How much room a log that is held gets at a time: 64 MB of pages. */
    private static final int ROOM_PAGES = 16_384;

    private final LongSupplier nanoTime;
    private volatile int wanted = PAGES_DEFAULT;
    private int seen = PAGES_DEFAULT;
    private int applied = PAGES_DEFAULT;
    private int room;
    private long triedAt;

    CheckpointPace() {
        this(System::nanoTime);
    }

    CheckpointPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

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
        int waiting = log.logFrames() - log.copiedFrames();
        if (waiting < pages || pages != seen || isDue()) {
            seen = pages;
            room = 0;
            set(connection, pages);
            return;
        }
        if (log.logFrames() >= applied) {
            triedAt = nanoTime.getAsLong();
            set(connection, log.logFrames() + Math.max(pages, waiting / GROWTH_SHARE));
        }
        makeRoom(connection, log.logFrames() + pages);
    }

    private boolean isDue() {
        return applied > seen && nanoTime.getAsLong() - triedAt >= RETRY_NANOS;
    }

    /** For a commit that may come to so many pages of the log. */
    private void makeRoom(Connection connection, int pages) {
        if (pages > room) {
            room = pages + ROOM_PAGES;
            LogRoom.reserve(connection, room);
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
