package dev.tradekeep.market.imports;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.tradekeep.market.imports.columns.ColumnFinder;
import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a Parquet file. Columns are found by name through the tree of the schema: one inside
 * a group is called {@code group.name}, and those of lists and maps are not there. Every value
 * becomes the text that a CSV file would have of it, so that the same rules hold: a floating-point
 * number the shortest decimal that reads back as it, which is what was written before it became
 * binary.
 */
final class ParquetRows implements RowSource {
    private final Path path;
    private final EntryLayout layout;
    private final RawRow row;
    private final int timeOfDay;

    ParquetRows(DataKind kind, Path path, EntryLayout layout) {
        timeOfDay = ColumnMapping.timeOfDay(kind);
        this.path = path;
        this.layout = layout;
        row = new RawRow(kind);
    }

    /** Finds the columns by their names. */
    static EntryLayout layout(DataKind kind, Path path, ImportOptions options) throws IOException {
        try (ParquetFileReader file = open(path)) {
            List<String> names = columns(file).stream().map(ParquetColumn::name).toList();
            ColumnMapping columns =
                    ColumnFinder.named(kind, path.toString(), names, List.of(), options.columns());
            return new EntryLayout(
                    "",
                    EntryFormat.PARQUET,
                    0,
                    ',',
                    true,
                    columns,
                    options.times().baseDate() == null
                            ? NameDate.last(path.toString())
                            : options.times().baseDate());
        }
    }

    /** Those with one value in each row. */
    private static List<ParquetColumn> columns(ParquetFileReader file) {
        return file.getFileSchema().getColumns().stream()
                .filter(column -> column.maxRepetitionLevel() == 0)
                .map(ParquetColumn::new)
                .toList();
    }

    @Override
    public void forEach(RowHandler handler) {
        try (ParquetFileReader file = open(path)) {
            ParquetColumn[] columns = columns(file).toArray(ParquetColumn[]::new);
            int[] fieldByColumn = layout.columns().fieldByColumn();
            try (RowReader reader = reader(file, columns, fieldByColumn)) {
                for (long ordinal = 1; next(reader, ordinal); ordinal++) {
                    row.begin(ordinal);
                    for (int column = 0; column < fieldByColumn.length; column++) {
                        if (fieldByColumn[column] >= 0) {
                            put(columns[column], reader, fieldByColumn[column]);
                        }
                    }
                    row.join(0, timeOfDay);
                    handler.row(row);
                }
            }
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
        }
    }

    /** Of the columns that are read alone. */
    private RowReader reader(ParquetFileReader file, ParquetColumn[] columns, int[] fieldByColumn) {
        String[] wanted =
                IntStream.range(0, fieldByColumn.length)
                        .filter(column -> fieldByColumn[column] >= 0)
                        .mapToObj(column -> columns[column].name())
                        .toArray(String[]::new);
        try {
            return file.buildRowReader().projection(ColumnProjection.columns(wanted)).build();
        } catch (RuntimeException e) {
            throw damaged(1, e);
        }
    }

    private boolean next(RowReader reader, long ordinal) {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            reader.next();
            return true;
        } catch (RuntimeException e) {
            throw damaged(ordinal, e);
        }
    }

    private void put(ParquetColumn column, RowReader reader, int field) {
        String found;
        try {
            found = column.text(reader);
        } catch (RuntimeException e) {
            throw damaged(row.line(), e);
        }
        if (found == null) {
            row.fail("\"" + column.name() + "\" is null");
            return;
        }
        char[] text = found.toCharArray();
        row.put(field, text, 0, text.length);
    }

    private TradekeepException damaged(long line, RuntimeException e) {
        return FileFailure.malformed(
                path.toString(),
                line,
                "the Parquet file is damaged here, or packed in a way that cannot be read ("
                        + reason(e)
                        + ")");
    }

    /** A file that cannot be opened as Parquet is damaged, whatever the reader calls it. */
    private static ParquetFileReader open(Path path) throws IOException {
        try {
            return ParquetFileReader.open(InputFile.of(path));
        } catch (RuntimeException | IOException e) {
            if (e instanceof FileSystemException missing) {
                throw missing;
            }
            throw FileFailure.malformed(
                    path.toString(), "the Parquet file is damaged (" + reason(e) + ")");
        }
    }

    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
