package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.file.OwnersFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of page groups, one after the other, that only grows.
 *
 * <p>A group is a head of 44 bytes, its pages, and a checksum, all big-endian:
 *
 * <pre>
 * head   "TKPG"  4 bytes
 *        pages 4, page bytes 4, pages of the database 4
 *        first frame 8, last frame 8, time 8 (UTC microseconds), CRC-32C of the head so far 4
 * pages  number 4, contents; as often as there are pages
 * tail   CRC-32C of everything before 4
 * </pre>
 *
 * <p>A group that was being written when the process ended lacks its end. It is the last of its
 * file, and what it holds was never said to be shipped.
 */
final class Segment implements AutoCloseable {
    static final String PREFIX = "segment-";
    static final String SUFFIX = ".pages";

    private static final int MAGIC = 0x544b5047;
    private static final int HEAD_BYTES = 44;
    private static final int HEAD_SUMMED_BYTES = HEAD_BYTES - Integer.BYTES;
    private static final int PAGE_BYTES_MAX = 65_536;
    private static final int BUFFER_BYTES = 1 << 18;

    private final FileChannel channel;
    private final CRC32C sum = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private Segment(FileChannel channel) {
        this.channel = channel;
    }

    /** Begins a new file. */
    static Segment create(Path file) throws IOException {
        return new Segment(
                OwnersFile.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }

    /** Appends a group and forces it to disk. */
    void append(PageGroup group) throws IOException {
        sum.reset();
        buffer.putInt(MAGIC)
                .putInt(group.pages().size())
                .putInt(group.pageBytes())
                .putInt(group.databasePages())
                .putLong(group.firstFrame())
                .putLong(group.lastFrame())
                .putLong(group.time());
        sum.update(buffer.array(), 0, HEAD_SUMMED_BYTES);
        buffer.putInt((int) sum.getValue());
        sum.reset();
        for (Map.Entry<Integer, byte[]> page : group.pages().entrySet()) {
            if (buffer.remaining() < Integer.BYTES + group.pageBytes()) {
                flush();
            }
            buffer.putInt(page.getKey()).put(page.getValue());
        }
        flush();
        buffer.putInt((int) sum.getValue());
        flush();
        channel.force(false);
    }

    private void flush() throws IOException {
        buffer.flip();
        sum.update(buffer.array(), 0, buffer.limit());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    long sizeBytes() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Hears of the groups of a file. */
    @FunctionalInterface
    interface Visitor {
        /** Answers whether to go on. */
        boolean visit(PageGroup group) throws IOException;
    }

    /**
     * Reads the groups of a file in order; one that lacks its end is left out.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_CORRUPT} when one is whole but not
     *     what was written
     */
    static void read(Path file, Visitor visitor) throws IOException {
        long size = Files.size(file);
        long at = 0;
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            while (at < size) {
                PageGroup group = readGroup(in, file, at, size - at);
                if (group == null) {
                    return;
                }
                if (!visitor.visit(group)) {
                    return;
                }
                at += bytesOf(group.pages().size(), group.pageBytes());
            }
        }
    }

    private static long bytesOf(int pages, int pageBytes) {
        return HEAD_BYTES + pages * (long) (Integer.BYTES + pageBytes) + Integer.BYTES;
    }

    private static @Nullable PageGroup readGroup(DataInputStream in, Path file, long at, long left)
            throws IOException {
        if (left < HEAD_BYTES) {
            return null;
        }
        byte[] head = in.readNBytes(HEAD_BYTES);
        ByteBuffer fields = ByteBuffer.wrap(head);
        CRC32C sum = new CRC32C();
        sum.update(head, 0, HEAD_SUMMED_BYTES);
        int magic = fields.getInt();
        int pages = fields.getInt();
        int pageBytes = fields.getInt();
        boolean valid =
                (int) sum.getValue() == fields.getInt(HEAD_SUMMED_BYTES)
                        && magic == MAGIC
                        && pages >= 0
                        && pageBytes > 0
                        && pageBytes <= PAGE_BYTES_MAX;
        if (!valid) {
            throw damaged(file, at);
        }
        if (left < bytesOf(pages, pageBytes)) {
            return null;
        }
        int databasePages = fields.getInt();
        sum.reset();
        sum.update(head);
        Map<Integer, byte[]> contents = new LinkedHashMap<>();
        byte[] number = new byte[Integer.BYTES];
        for (int i = 0; i < pages; i++) {
            in.readFully(number);
            byte[] page = in.readNBytes(pageBytes);
            sum.update(number);
            sum.update(page);
            contents.put(ByteBuffer.wrap(number).getInt(), page);
        }
        if (in.readInt() != (int) sum.getValue() || contents.size() != pages) {
            throw damaged(file, at);
        }
        return new PageGroup(
                fields.getLong(),
                fields.getLong(),
                fields.getLong(),
                databasePages,
                pageBytes,
                contents);
    }

    private static TradekeepException damaged(Path file, long at) {
        return new TradekeepException(
                ErrorCode.DATABASE_CORRUPT,
                file
                        + " is damaged at byte "
                        + at
                        + ": what was shipped there is not what lies there now. Restore to an"
                        + " earlier moment with --at; nothing was changed.");
    }
}
