package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the slow statements of a connection, in C and without a call into Java, until it is
 * closed. The newest {@value #ENTRIES_MAX} are kept.
 *
 * <p>A statement is measured from its first step to its end, with the time between its steps;
 * SQLite counts whole milliseconds.
 *
 * @see <a href="https://www.sqlite.org/c3ref/trace_v2.html">SQL Trace Hook</a>
 */
public final class SlowStatements extends ConnectionPart {
    /** How many are kept. */
    public static final int ENTRIES_MAX = 64;

    // The layout of tk_slow_ring in connection.c.
    private static final int COUNT_OFFSET = 8;
    private static final int HEAD_BYTES = 16;
    private static final int ENTRY_BYTES = 1024;
    private static final int LENGTH_OFFSET = 8;
    private static final int FULL_LENGTH_OFFSET = 12;
    private static final int SQL_OFFSET = 16;

    private final NativeBuffer ring = new NativeBuffer();
    private long taken;
    private long lost;

    private SlowStatements(Connection connection, Duration threshold) {
        super(connection, connection.name());
        long address = ring.reserve(HEAD_BYTES + (long) ENTRIES_MAX * ENTRY_BYTES);
        Sqlite3.MEMORY.set(JAVA_LONG, address, threshold.toNanos());
        Sqlite3.MEMORY.set(JAVA_LONG, address + COUNT_OFFSET, 0);
    }

    /**
     * Begins to collect, in place of an earlier collection of the same connection, which gets no
     * more.
     *
     * @param threshold statements that take as long or longer are collected
     */
    public static SlowStatements collect(Connection connection, Duration threshold) {
        long handle = connection.checkUsable();
        SlowStatements slow = new SlowStatements(connection, threshold);
        connection.setSlowStatements(slow);
        connection.check(Sqlite3Connection.traceSlow(handle, slow.ring.address()));
        return slow;
    }

    /** Takes what has been collected since the last call, the oldest first. */
    public List<SlowStatement> take() {
        connection.checkUsable();
        List<SlowStatement> found = new ArrayList<>();
        if (ring.address() == Sqlite3.NULL) {
            return found;
        }
        long count = Sqlite3.MEMORY.get(JAVA_LONG, ring.address() + COUNT_OFFSET);
        long first = Math.max(taken, count - ENTRIES_MAX);
        lost += first - taken;
        for (long number = first; number < count; number++) {
            found.add(entry((int) (number % ENTRIES_MAX)));
        }
        taken = count;
        return found;
    }

    /** How many were overwritten before they were taken. */
    public long lost() {
        return lost;
    }

    private SlowStatement entry(int index) {
        long entry = ring.address() + HEAD_BYTES + (long) index * ENTRY_BYTES;
        byte[] sql = new byte[Sqlite3.MEMORY.get(JAVA_INT, entry + LENGTH_OFFSET)];
        MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, entry + SQL_OFFSET, sql, 0, sql.length);
        return new SlowStatement(
                new String(sql, StandardCharsets.UTF_8),
                Sqlite3.MEMORY.get(JAVA_INT, entry + FULL_LENGTH_OFFSET),
                Duration.ofNanos(Sqlite3.MEMORY.get(JAVA_LONG, entry)));
    }

    @Override
    void release() {
        if (connection.slowStatements() == this) {
            connection.setSlowStatements(null);
            Sqlite3Connection.traceSlow(connection.handle(), Sqlite3.NULL);
        }
        ring.close();
        forget();
    }
}
