package dev.tradekeep.market.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Checks the end of a zip, which reading it as a stream never sees, so that one cut short between
 * two entries is noticed.
 *
 * <p>The end record (APPNOTE.TXT 4.3.16): {@code PK\5\6}, six bytes, the count of entries in two
 * bytes, eight bytes, the length of a comment in two bytes, the comment. A count of 0xffff stands
 * for one that is too large to be written there.
 */
final class ZipEnd {
    private static final int RECORD_BYTES = 22;
    private static final int COMMENT_BYTES_MAX = 0xffff;
    private static final int SIGNATURE = 0x06054b50;
    private static final int COUNT_AT = 10;
    private static final int COMMENT_LENGTH_AT = 20;
    private static final int COUNT_UNKNOWN = 0xffff;

    private ZipEnd() {}

    static void requireEntries(Path path, int found) throws IOException {
        ByteBuffer tail = tail(path);
        for (int at = tail.limit() - RECORD_BYTES; at >= 0; at--) {
            if (tail.getInt(at) != SIGNATURE) {
                continue;
            }
            int comment = Short.toUnsignedInt(tail.getShort(at + COMMENT_LENGTH_AT));
            if (at + RECORD_BYTES + comment > tail.limit()) {
                continue;
            }
            int wanted = Short.toUnsignedInt(tail.getShort(at + COUNT_AT));
            if (wanted != found && wanted != COUNT_UNKNOWN) {
                throw new ZipException("wanted " + wanted + " entries, found " + found);
            }
            return;
        }
        throw new ZipException("its end is missing");
    }

    private static ByteBuffer tail(Path path) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            int length = (int) Math.min(channel.size(), RECORD_BYTES + COMMENT_BYTES_MAX);
            channel.position(channel.size() - length);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // Reads on until the file ends.
            }
            return tail.flip();
        }
    }
}
