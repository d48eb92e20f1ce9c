package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Changes of rows that can be applied to another copy of a database. Immutable.
 *
 * @see <a href="https://www.sqlite.org/sessionintro.html">The Session Extension</a>
 */
public final class Changeset {
    private static final String BROKEN = "the changeset cannot be read";

    private final byte[] bytes;

    private Changeset(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A changeset from its bytes; whether they are one shows when it is used. */
    public static Changeset of(byte[] bytes) {
        return new Changeset(bytes.clone());
    }

    /** A C function that leaves a changeset behind. */
    @FunctionalInterface
    interface Producer {
        int produce(long sizeOut, long bytesOut);
    }

    static Changeset take(Producer producer) {
        try (NativeBuffer out = new NativeBuffer()) {
            long sizeOut = out.reserve(2L * Long.BYTES);
            long bytesOut = sizeOut + Long.BYTES;
            int result = producer.produce(sizeOut, bytesOut);
            if (result != ResultCode.OK.number()) {
                throw SqliteException.ofCode(result, BROKEN);
            }
            byte[] copy = new byte[Sqlite3.MEMORY.get(JAVA_INT, sizeOut)];
            long made = Sqlite3.MEMORY.get(JAVA_LONG, bytesOut);
            MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, made, copy, 0, copy.length);
            Sqlite3.free(made);
            return new Changeset(copy);
        }
    }

    /** A copy of the bytes, to be kept or sent. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /**
     * The changes that take these back.
     *
     * @throws SqliteException when this is a patchset or no changeset at all
     */
    public Changeset invert() {
        try (NativeBuffer in = new NativeBuffer()) {
            long address = in.put(bytes);
            return take((sizeOut, bytesOut) ->
                    Sqlite3Session.changesetInvert(bytes.length, address, sizeOut, bytesOut));
        }
    }

    /** These changes and then others, as one. */
    public Changeset then(Changeset next) {
        try (NativeBuffer first = new NativeBuffer();
                NativeBuffer second = new NativeBuffer()) {
            long firstAddress = first.put(bytes);
            long secondAddress = second.put(next.bytes);
            return take((sizeOut, bytesOut) ->
                    Sqlite3Session.changesetConcat(
                            bytes.length,
                            firstAddress,
                            next.bytes.length,
                            secondAddress,
                            sizeOut,
                            bytesOut));
        }
    }

    /**
     * Applies the changes to the main database of a connection, all or none. Tables it lacks are
     * passed over.
     *
     * @return the conflicts met
     * @throws SqliteException with {@link ResultCode#ABORT} when the policy or a foreign key
     *     forbids to go on; nothing has changed
     */
    public long applyTo(Connection connection, ConflictPolicy policy) {
        long handle = connection.checkUsable();
        try (NativeBuffer in = new NativeBuffer();
                NativeBuffer out = new NativeBuffer()) {
            long conflictsOut = out.reserve(Long.BYTES);
            int result =
                    Sqlite3Session.changesetApply(
                            handle, bytes.length, in.put(bytes), policy.number(), conflictsOut);
            if (result != ResultCode.OK.number()) {
                throw SqliteException.ofCode(result, "the changeset was not applied");
            }
            return Sqlite3.MEMORY.get(JAVA_LONG, conflictsOut);
        }
    }
}
