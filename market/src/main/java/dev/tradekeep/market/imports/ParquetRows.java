package dev.tradekeep.market.imports;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import dev.tradekeep.store.text.FileFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a Parquet file with a flat schema. Every value becomes the text that a CSV file would
 * have of it, so that the same rules hold: a floating-point number the shortest decimal that reads
 * back as it, which is what was written before it became binary.
 */
final class ParquetRows implements RowSource {
    private final Path path;
    private final EntryLayout layout;
    private final RawRow row;

    /**
     * @param fields how many a row has
     */
    ParquetRows(Path path, EntryLayout layout, int fields) {
        this.path = path;
        this.layout = layout;
        row = new RawRow(fields);
    }

    /** Finds the columns by their names. */
    static EntryLayout layout(DataKind kind, Path path, ImportOptions options) throws IOException {
        try (ParquetFileReader file = open(path)) {
            List<String> names =
                    file.getFileSchema().getColumns().stream().map(ColumnSchema::name).toList();
            ColumnMapping columns =
                    ColumnMapping.named(kind, path.toString(), names, options.columns());
            return new EntryLayout(
                    "",
                    EntryFormat.PARQUET,
                    ',',
                    true,
                    columns,
                    options.baseDate() == null
                            ? NameDate.last(path.toString())
                            : options.baseDate());
        }
    }

    @Override
    public void forEach(RowHandler handler) {
        long ordinal = 0;
        try (ParquetFileReader file = open(path);
                RowReader reader = file.rowReader()) {
            ColumnSchema[] columns = file.getFileSchema().getColumns().toArray(ColumnSchema[]::new);
            int[] fieldByColumn = layout.columns().fieldByColumn();
            while (next(reader, ordinal)) {
                ordinal++;
                row.begin(ordinal);
                for (int column = 0; column < fieldByColumn.length; column++) {
                    if (fieldByColumn[column] >= 0) {
                        put(reader, columns[column], column, fieldByColumn[column]);
                    }
                }
                handler.row(row);
            }
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
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
            throw FileFailure.malformed(
                    path.toString(),
                    ordinal + 1,
                    "the Parquet file is damaged here, or packed in a way that cannot be read ("
                            + reason(e)
                            + ")");
        }
    }

    private void put(RowReader reader, ColumnSchema schema, int column, int field) {
        if (reader.isNull(column)) {
            row.fail("\"" + schema.name() + "\" is null");
            return;
        }
        char[] text = text(reader, schema, column).toCharArray();
        row.put(field, text, 0, text.length);
    }

    private static String text(RowReader reader, ColumnSchema schema, int column) {
        LogicalType logical = schema.logicalType();
        if (logical instanceof LogicalType.TimestampType timestamp
                && timestamp.unit() != LogicalType.TimeUnit.NANOS) {
            return timestamp.isAdjustedToUTC()
                    ? reader.getTimestamp(column).toString()
                    : reader.getLocalTimestamp(column).toString();
        }
        if (logical instanceof LogicalType.DecimalType) {
            return reader.getDecimal(column).toPlainString();
        }
        if (logical instanceof LogicalType.DateType) {
            return reader.getDate(column).toString();
        }
        PhysicalType type = schema.type();
        return switch (type) {
            case INT32 -> Integer.toString(reader.getInt(column));
            case INT64 -> Long.toString(reader.getLong(column));
            case FLOAT -> Float.toString(reader.getFloat(column));
            case DOUBLE -> Double.toString(reader.getDouble(column));
            case BYTE_ARRAY -> reader.getString(column);
            case BOOLEAN, INT96, FIXED_LEN_BYTE_ARRAY -> "a value of type " + type;
        };
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
