package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.LogReader;
import dev.tradekeep.store.sqlite.write.CommitListener;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what each commit has added to the write-ahead log, on the writer's thread, before the next
 * one can overwrite it.
 *
 * <p>There is one writer, so after a commit its frames lie in the log until that same thread writes
 * again: nothing has to hold a checkpoint off. SQLite restarts the log only as the first step of a
 * commit, and counts in its header how often; when that count jumps, somebody else has written and
 * frames are lost, which {@link #broken} says.
 *
 * <p>The writer's thread captures, one other takes. What nobody takes is bounded by {@link
 * #PAGES_MAX}.
 */
final class LogCapture implements CommitListener {
    /** Distinct pages that wait to be shipped; with more the archive is too slow. */
    static final int PAGES_MAX = 12_288;

    /** From here on they should be taken, whether or not it is time. */
    static final int PAGES_ENOUGH = 2_048;

    private static final int HEADER_BYTES = 32;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int PAGE_BYTES_AT = 8;
    private static final int RESTARTS_AT = 12;
    private static final int SALTS_AT = 16;
    private static final int COMMIT_PAGES_AT = 4;
    private static final int FRAME_SALTS_AT = 8;

    /**
     * How far the clock may go back, as when it is disciplined; further, and moments before and
     * after could not be told apart.
     */
    private static final long CLOCK_STEP_MAX_MICROS = 60_000_000;

    /** Frames that are read at once. */
    private static final int FRAMES_AT_ONCE = 64;

    private final InstantSource clock;
    private final Runnable enough;
    private final byte[] header = new byte[HEADER_BYTES];
    private byte[] frames = new byte[0];

    // Of the writer's thread.
    private long salts;
    private int restarts;
    private int captured;
    private boolean begun;
    private @Nullable LogReader log;

    // Guarded by this.
    private Map<Integer, byte[]> pages = new HashMap<>();
    private long takenFrames;
    private long totalFrames;
    private long time;
    private int databasePages;
    private int pageBytes;
    private @Nullable String broken;

    /**
     * @param enough told, on the writer's thread, when there is much to take
     */
    LogCapture(InstantSource clock, Runnable enough) {
        this.clock = clock;
        this.enough = enough;
    }

    @Override
    public void mayHaveCommitted(Connection connection) {
        if (broken() != null) {
            return;
        }
        try {
            LogReader open = log == null ? LogReader.of(connection) : log;
            log = open;
            capture(connection, open);
        } catch (RuntimeException e) {
            breakOff("the log cannot be read: " + e.getMessage());
        }
    }

    /** Lets go of the log. For the writer's thread. */
    void end() {
        if (log != null) {
            log.close();
            log = null;
        }
    }

    private void capture(Connection connection, LogReader open) {
        int inLog = Checkpoint.run(connection, CheckpointMode.NOOP).logFrames();
        if (inLog <= 0) {
            begun = true;
            captured = 0;
            return;
        }
        open.read(0, header, HEADER_BYTES);
        ByteBuffer head = ByteBuffer.wrap(header);
        long foundSalts = head.getLong(SALTS_AT);
        int foundRestarts = head.getInt(RESTARTS_AT);
        if (!begun) {
            begun = true;
            captured = inLog;
        } else if (foundSalts != salts) {
            if (salts != 0 && foundRestarts - restarts != 1) {
                breakOff("the log was restarted by another program");
                return;
            }
            captured = 0;
        }
        salts = foundSalts;
        restarts = foundRestarts;
        if (inLog > captured) {
            read(open, head.getInt(PAGE_BYTES_AT), inLog);
        }
    }

    private void read(LogReader open, int size, int inLog) {
        int frameBytes = FRAME_HEADER_BYTES + size;
        if (frames.length < frameBytes * FRAMES_AT_ONCE) {
            frames = new byte[frameBytes * FRAMES_AT_ONCE];
        }
        int waiting = 0;
        while (captured < inLog) {
            int count = Math.min(FRAMES_AT_ONCE, inLog - captured);
            open.read(HEADER_BYTES + (long) captured * frameBytes, frames, count * frameBytes);
            waiting = keep(count, size);
            if (waiting < 0) {
                return;
            }
            captured += count;
        }
        if (waiting >= PAGES_ENOUGH) {
            enough.run();
        }
    }

    /** Answers how many pages wait now; less than 0 when the log is not what it should be. */
    private synchronized int keep(int count, int size) {
        ByteBuffer buffer = ByteBuffer.wrap(frames);
        int frameBytes = FRAME_HEADER_BYTES + size;
        for (int frame = 0; frame < count; frame++) {
            int at = frame * frameBytes;
            if (buffer.getLong(at + FRAME_SALTS_AT) != salts) {
                breakOff("a frame of the log belongs to another run of it");
                return -1;
            }
            byte[] page = pages.computeIfAbsent(buffer.getInt(at), number -> new byte[size]);
            System.arraycopy(frames, at + FRAME_HEADER_BYTES, page, 0, size);
            int commitPages = buffer.getInt(at + COMMIT_PAGES_AT);
            databasePages = commitPages == 0 ? databasePages : commitPages;
        }
        pageBytes = size;
        totalFrames += count;
        long now = Micros.now(clock);
        if (now < time - CLOCK_STEP_MAX_MICROS) {
            breakOff("the clock went back from " + Micros.toIso(time) + " to " + Micros.toIso(now));
            return -1;
        }
        time = Math.max(time, now);
        if (pages.size() > PAGES_MAX) {
            breakOff(
                    "more than "
                            + PAGES_MAX
                            + " pages wait: the archive is too slow, or a commit was very large");
            return -1;
        }
        return pages.size();
    }

    /** What was captured since the last call, as one group. For the thread that ships. */
    synchronized PageGroup take() {
        PageGroup group =
                new PageGroup(takenFrames, totalFrames, time, databasePages, pageBytes, pages);
        takenFrames = totalFrames;
        pages = new HashMap<>();
        return group;
    }

    /** Frames captured since it began. For any thread. */
    synchronized long frames() {
        return totalFrames;
    }

    private synchronized void breakOff(String reason) {
        broken = reason;
        pages = new HashMap<>();
    }

    /** Why nothing is captured any more; null while it is. For any thread. */
    synchronized @Nullable String broken() {
        return broken;
    }
}
