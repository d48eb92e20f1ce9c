package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;

/**
 * An order of texts in Java, for {@code COLLATE}. An index over a collation can be used only by
 * connections that know it, and is broken when the order changes.
 *
 * @see <a href="https://www.sqlite.org/c3ref/create_collation.html">Define New Collating
 *     Sequences</a>
 */
public final class Collation {
    /** Leaves 0 for a comparison that threw; {@code connection.c} takes it off again. */
    private static final int ANSWER_OFFSET = 2;

    private Collation() {}

    /**
     * Makes an order known to a connection, in place of one of the same name.
     *
     * <p>It runs on the connection's thread while a statement runs and may not use the connection.
     * What it throws becomes the cause of the statement's {@link SqliteException}; as after a lack
     * of memory, a statement that writes may then take an open transaction back with it.
     *
     * @throws SqliteException with {@link ResultCode#BUSY} when another stands there and a
     *     statement runs
     */
    public static void define(Connection connection, String name, Comparator<String> order) {
        long handle = connection.checkUsable();
        try (NativeBuffer text = new NativeBuffer()) {
            long nameAddress = text.put(Utf8.encode(name));
            connection
                    .callbacks()
                    .install(
                            place(name),
                            (bytes1, length1, bytes2, length2) ->
                                    Integer.signum(
                                                    order.compare(
                                                            text(bytes1, (int) length1),
                                                            text(bytes2, (int) length2)))
                                            + ANSWER_OFFSET,
                            new NativeBuffer(),
                            address ->
                                    Sqlite3Connection.createCollation(
                                            handle, nameAddress, address));
        }
    }

    /** Takes an order away. */
    public static void remove(Connection connection, String name) {
        long handle = connection.checkUsable();
        try (NativeBuffer text = new NativeBuffer()) {
            long nameAddress = text.put(Utf8.encode(name));
            connection
                    .callbacks()
                    .remove(
                            place(name),
                            address ->
                                    Sqlite3Connection.createCollation(
                                            handle, nameAddress, address));
        }
    }

    private static String place(String name) {
        return "collation " + name.toLowerCase(Locale.ROOT);
    }

    private static String text(long bytes, int length) {
        byte[] copy = new byte[length];
        if (length > 0) {
            MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, bytes, copy, 0, length);
        }
        return new String(copy, StandardCharsets.UTF_8);
    }
}
