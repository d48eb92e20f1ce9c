package dev.tradekeep.market.imports;

import dev.tradekeep.store.text.ContentKind;
import dev.tradekeep.store.text.FileFailure;
import dev.tradekeep.store.text.LimitedInputStream;
import dev.tradekeep.store.text.ProgressInputStream;
import dev.tradekeep.store.text.ReadProgress;
import dev.tradekeep.store.text.StrictUtf8Reader;
import dev.tradekeep.store.text.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Walks the parts of a file: one for a plain, gzipped or Parquet file, one per entry for a zip, in
 * the order of the archive. Zips are read as a stream, whose checksums Java verifies, and nothing
 * is ever extracted to disk.
 */
public final class FileTexts {
    /** A zip with more entries than this is refused. */
    static final int ENTRIES_MAX = 10_000;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String MAC_RESOURCES = "__MACOSX/";

    private final Path path;
    private final PartVisitor visitor;

    private FileTexts(Path path, PartVisitor visitor) {
        this.path = path;
        this.visitor = visitor;
    }

    /** Takes one part. */
    @FunctionalInterface
    public interface PartVisitor {
        /** Reads a part; the file behind it is closed by the caller. */
        void part(FilePart part) throws IOException;
    }

    /** Visits every part of the file. */
    public static void forEach(Path path, ReadProgress progress, PartVisitor visitor)
            throws IOException {
        long bytes = Files.size(path);
        try (InputStream file =
                        new ProgressInputStream(Files.newInputStream(path), progress, bytes);
                PushbackInputStream in = new PushbackInputStream(file, ContentKind.HEAD_BYTES)) {
            byte[] head = in.readNBytes(ContentKind.HEAD_BYTES);
            in.unread(head);
            ContentKind kind = ContentKind.of(head, head.length);
            if (kind == ContentKind.PARQUET) {
                visitor.part(new FilePart.Parquet(path));
                progress.advanced(bytes, bytes);
                return;
            }
            new FileTexts(path, visitor).visit(kind, in);
        }
    }

    private void visit(ContentKind kind, InputStream in) throws IOException {
        if (kind == ContentKind.ZIP) {
            visitZip(in);
            return;
        }
        if (kind == ContentKind.GZIP) {
            visitText("", new LimitedInputStream(gunzip(in), TextFile.UNPACKED_BYTES_MAX));
            return;
        }
        visitText("", in);
    }

    private static InputStream gunzip(InputStream in) throws IOException {
        return new GZIPInputStream(in, BUFFER_BYTES);
    }

    private void visitZip(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        int entries = 0;
        int texts = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > ENTRIES_MAX) {
                throw FileFailure.malformed(
                        path.toString(), "the zip holds more than " + ENTRIES_MAX + " entries");
            }
            if (entry.isDirectory() || entry.getName().startsWith(MAC_RESOURCES)) {
                continue;
            }
            texts++;
            visitText(entry.getName(), new LimitedInputStream(zip, TextFile.UNPACKED_BYTES_MAX));
        }
        ZipEnd.requireEntries(path, entries);
        if (texts == 0) {
            throw new ZipException("it holds no file");
        }
    }

    private void visitText(String entry, InputStream in) throws IOException {
        String source = entry.isEmpty() ? path.toString() : path + "!" + entry;
        // Not closed here: closing an entry would close the zip; the file is closed by forEach.
        HeadReader text = new HeadReader(StrictUtf8Reader.open(source, in));
        visitor.part(new FilePart.Text(entry, source, text));
    }
}
