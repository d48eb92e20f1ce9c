package dev.tradekeep.store.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** The records of a CSV text (RFC 4180, quotes included); empty lines do not count. */
final class CsvRows implements RowSource {
    private final String source;
    private final Reader reader;
    private final EntryLayout layout;
    private final int fields;

    /**
     * @param fields how many a row has
     */
    CsvRows(String source, Reader reader, EntryLayout layout, int fields) {
        this.fields = fields;
        this.source = source;
        this.reader = reader;
        this.layout = layout;
    }

    /** How this project reads CSV; wrong column counts are left to the caller. */
    static CsvReader.CsvReaderBuilder format(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * Row.RECORD_CHARS_MAX)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    @Override
    public void forEach(RowHandler handler) {
        RecordHandler records = new RecordHandler(layout.columns(), fields);
        Iterator<Row> rows = format(layout.delimiter()).build(records, reader).iterator();
        boolean header = layout.header();
        while (hasNext(rows, records)) {
            Row row = rows.next();
            if (header) {
                header = false;
                continue;
            }
            handler.row(row);
        }
    }

    private boolean hasNext(Iterator<Row> rows, RecordHandler records) {
        try {
            return rows.hasNext();
        } catch (UncheckedIOException | CsvParseException e) {
            throw FileFailure.atLine(source, records.row.line(), e, reason(e));
        }
    }

    /** What the parser found, in its words. */
    static String reason(RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        return "the CSV is damaged here ("
                + (message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
                + ")";
    }

    /** Copies the columns that are read into the row; the parser's buffer moves on. */
    private static final class RecordHandler extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row;
        private final int[] fieldByColumn;
        private int recordChars;

        RecordHandler(ColumnMapping columns, int fields) {
            row = new Row(fields);
            this.fieldByColumn = columns.fieldByColumn();
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
            recordChars = 0;
        }

        @Override
        protected void handleField(
                int index, char[] buffer, int offset, int length, boolean quoted) {
            recordChars += length;
            if (index >= Row.COLUMNS_MAX || recordChars > Row.RECORD_CHARS_MAX) {
                throw new CsvParseException(
                        "wanted a record of at most "
                                + Row.COLUMNS_MAX
                                + " columns and "
                                + Row.RECORD_CHARS_MAX
                                + " characters");
            }
            if (index < fieldByColumn.length && fieldByColumn[index] >= 0) {
                row.put(fieldByColumn[index], buffer, offset, length);
            }
        }

        @Override
        protected Row buildRecord() {
            if (getFieldCount() != fieldByColumn.length) {
                row.fail("wanted " + fieldByColumn.length + " columns, found " + getFieldCount());
            }
            return row;
        }
    }
}
