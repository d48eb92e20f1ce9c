package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What holds rows in a file: a text, of which a zip has several, or the table of a Parquet file.
 */
public sealed interface FilePart {
    /** The file, and the entry if there is one, as messages name it. */
    String source();

    /** What tells whose file it is. */
    FileSample sample(DataKind kind, ImportOptions options) throws IOException;

    /** Finds out how it is laid out; it can be read from its beginning afterwards. */
    EntryLayout layout(DataKind kind, ImportOptions options) throws IOException;

    /** Its records. */
    RowSource rows(DataKind kind, EntryLayout layout) throws IOException;

    /**
     * A text.
     *
     * @param entry the name in a zip; empty for any other file
     */
    record Text(String entry, String source, HeadReader text) implements FilePart {
        @Override
        public FileSample sample(DataKind kind, ImportOptions options) throws IOException {
            return LayoutDetector.sample(kind, entry, source, text, options);
        }

        @Override
        public EntryLayout layout(DataKind kind, ImportOptions options) throws IOException {
            return LayoutDetector.detect(kind, entry, source, text, options);
        }

        @Override
        public RowSource rows(DataKind kind, EntryLayout layout) {
            text.skip(source, layout.skippedLines());
            return switch (layout.format()) {
                case CSV -> new CsvRows(kind, source, text, layout, text.skippedLines());
                case JSON_OBJECTS, JSON_ARRAYS, JSON_OBJECT_LINES, JSON_ARRAY_LINES, JSON_INDEX ->
                        new JsonRows(kind, source, text, layout);
                case JSON_COLUMNS -> new JsonColumns(kind, source, text, layout);
                case PARQUET -> throw new IllegalStateException("A text is no Parquet file");
            };
        }
    }

    /** A Parquet file. */
    record Parquet(Path path) implements FilePart {
        @Override
        public String source() {
            return path.toString();
        }

        @Override
        public FileSample sample(DataKind kind, ImportOptions options) {
            return FileSample.NONE;
        }

        @Override
        public EntryLayout layout(DataKind kind, ImportOptions options) throws IOException {
            return ParquetRows.layout(kind, path, options);
        }

        @Override
        public RowSource rows(DataKind kind, EntryLayout layout) {
            return new ParquetRows(kind, path, layout);
        }
    }
}
