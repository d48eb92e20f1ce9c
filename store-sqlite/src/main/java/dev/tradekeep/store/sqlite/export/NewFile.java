package dev.tradekeep.store.sqlite.export;

import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A text file that appears whole or not at all: it is written under another name next to its own,
 * forced to disk, and renamed. A file that was there is replaced. Only its owner may read it, since
 * books hold what is not for everybody.
 */
public final class NewFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final Path unfinished;
    private final FileOutputStream file;
    private final Writer writer;

    private NewFile(Path target, Path unfinished, FileOutputStream file, Writer writer) {
        this.target = target;
        this.unfinished = unfinished;
        this.file = file;
        this.writer = writer;
    }

    /**
     * Begins a file.
     *
     * @param gzip whether it is packed
     */
    public static NewFile begin(Path target, boolean gzip) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path unfinished =
                Files.createTempFile(absolute.getParent(), "." + target.getFileName(), ".part");
        FileOutputStream file = new FileOutputStream(unfinished.toFile());
        OutputStream out = gzip ? new GZIPOutputStream(file, BUFFER_BYTES) : file;
        return new NewFile(
                absolute,
                unfinished,
                file,
                new BufferedWriter(
                        new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_BYTES));
    }

    /** Where its text goes. */
    public Writer writer() {
        return writer;
    }

    /** Makes it whole; nothing may be written afterwards. */
    public void finish() throws IOException {
        writer.close();
        WholeFile.publish(unfinished, target);
    }

    /** Takes an unfinished file away. */
    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(unfinished);
    }
}
