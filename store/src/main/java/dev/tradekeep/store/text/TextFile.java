package dev.tradekeep.store.text;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** One text on the disk, plain or gzipped, told apart by content and read as strict UTF-8. */
public final class TextFile {
    /** A text that unpacks to more than this is refused. */
    public static final long UNPACKED_BYTES_MAX = 16L << 30;

    private static final int BUFFER_BYTES = 1 << 16;

    /** Where a gzip file keeps the size of its text, modulo 2^32. */
    private static final int SIZE_BYTES = 4;

    private final Path path;

    /** A file that is looked at when it is opened. */
    public TextFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /**
     * Opens it; the caller closes the reader, whose failures {@link #failure} explains.
     *
     * @throws TradekeepException with the cause of the kind {@code FILE_…} for a file that cannot
     *     be read
     */
    public Reader open(ReadProgress progress) {
        requireRegular(path);
        try {
            InputStream file =
                    new ProgressInputStream(Files.newInputStream(path), progress, Files.size(path));
            try {
                PushbackInputStream in = new PushbackInputStream(file, ContentKind.HEAD_BYTES);
                byte[] head = in.readNBytes(ContentKind.HEAD_BYTES);
                in.unread(head);
                return StrictUtf8Reader.open(
                        path.toString(), unpacked(ContentKind.of(head, head.length), in));
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
        }
    }

    /** Raises a clear error for a folder, a pipe or a device, which are never opened. */
    public static void requireRegular(Path path) {
        if (Files.isDirectory(path)) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, path + ": a folder; name one file in it.");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new TradekeepException(ErrorCode.FILE_UNREADABLE, path + ": not a regular file.");
        }
    }

    /** About how many bytes its text has: exact unless it is packed and very large. */
    public long textBytes() {
        requireRegular(path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] head = new byte[(int) Math.min(ContentKind.HEAD_BYTES, file.length())];
            file.readFully(head);
            if (ContentKind.of(head, head.length) != ContentKind.GZIP) {
                return file.length();
            }
            file.seek(file.length() - SIZE_BYTES);
            return Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
        }
    }

    /**
     * What went wrong while it was read.
     *
     * @param line where, from 1
     * @param stopped what the parser threw
     * @param otherwise what to say when the reading itself did not fail
     */
    public TradekeepException failure(long line, RuntimeException stopped, String otherwise) {
        return FileFailure.atLine(path.toString(), line, stopped, otherwise);
    }

    /** What went wrong while it was read, without a parser. */
    public TradekeepException failure(long line, IOException stopped) {
        return FileFailure.atLine(path.toString(), line, new UncheckedIOException(stopped), "");
    }

    private InputStream unpacked(ContentKind kind, InputStream in) throws IOException {
        if (kind == ContentKind.ZIP) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    path + ": a zip; wanted a text, plain or gzipped. Unpack it first.");
        }
        if (kind != ContentKind.GZIP) {
            return in;
        }
        return new LimitedInputStream(new GZIPInputStream(in, BUFFER_BYTES), UNPACKED_BYTES_MAX);
    }
}
