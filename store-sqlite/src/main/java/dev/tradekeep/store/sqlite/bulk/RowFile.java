package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.ReadProgress;
import dev.tradekeep.store.text.TextFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file: CSV, JSON or NDJSON, plain or gzipped, UTF-8. It is read as a stream, in
 * constant memory, from its beginning each time. A row's number is the line where it starts.
 *
 * <p>Its methods throw a {@link TradekeepException} that names the file and the line: {@link
 * ErrorCode#FILE_NOT_FOUND}, {@link ErrorCode#FILE_UNREADABLE}, {@link ErrorCode#FILE_MALFORMED}.
 */
public final class RowFile implements RowInput {
    /** The start of the file by which the number of its rows is guessed. */
    private static final int SAMPLE_CHARS = 1 << 16;

    private final TextFile file;
    private final RowFormat format;
    private final FieldText fields;
    private final ReadProgress progress;
    private final RowText text;
    private @Nullable List<String> columns;

    /**
     * A file that is looked at when it is read.
     *
     * @param progress hears how far the reading of the rows has come
     */
    public RowFile(Path path, RowFormat format, BlobText blobs, ReadProgress progress) {
        file = new TextFile(path);
        this.format = format;
        fields = new FieldText(blobs);
        this.progress = progress;
        text =
                switch (format) {
                    case CSV -> new CsvRowText(this);
                    case JSON -> new JsonRowText(this);
                    case NDJSON -> new NdjsonRowText(this);
                };
    }

    @Override
    public List<String> columns() {
        List<String> known = columns;
        if (known == null) {
            try (Reader reader = file.open(ReadProgress.NONE)) {
                known = text.columns(reader);
            } catch (IOException e) {
                throw file.failure(1, e);
            }
            columns = known;
        }
        return known;
    }

    @Override
    public void forEach(List<ColumnShape> shapes, Consumer<BulkRow> target) {
        try (Reader reader = file.open(progress)) {
            text.forEach(reader, shapes, target);
        } catch (IOException e) {
            throw file.failure(1, e);
        }
    }

    @Override
    public OptionalLong rowsExpected() {
        char mark = format == RowFormat.JSON ? '{' : '\n';
        char[] sample = new char[SAMPLE_CHARS];
        try (Reader reader = file.open(ReadProgress.NONE)) {
            int length = 0;
            for (int read = reader.read(sample);
                    read > 0;
                    read = reader.read(sample, length, sample.length - length)) {
                length += read;
            }
            String start = new String(sample, 0, length);
            long rows = Math.max(1, start.chars().filter(c -> c == mark).count());
            long bytes = start.getBytes(StandardCharsets.UTF_8).length;
            return OptionalLong.of(file.textBytes() * rows / Math.max(1, bytes));
        } catch (IOException e) {
            throw file.failure(1, e);
        }
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public String place(long number) {
        return file.path() + ":" + number;
    }

    Path path() {
        return file.path();
    }

    FieldText fields() {
        return fields;
    }

    TradekeepException failure(long line, RuntimeException stopped, String otherwise) {
        return file.failure(line, stopped, otherwise);
    }

    TradekeepException failure(long line, IOException stopped) {
        return file.failure(line, stopped);
    }
}
