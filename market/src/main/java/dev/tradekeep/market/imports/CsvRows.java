package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import java.io.Reader;
import java.util.Iterator;

/** The records of a CSV text (RFC 4180, quotes included); empty lines do not count. */
final class CsvRows implements RowSource {
    private final String source;
    private final Reader reader;
    private final EntryLayout layout;
    private final DataKind kind;
    private final int skippedLines;

    /**
     * @param skippedLines how many lines of the text lie before its first record
     */
    CsvRows(DataKind kind, String source, Reader reader, EntryLayout layout, int skippedLines) {
        this.kind = kind;
        this.skippedLines = skippedLines;
        this.source = source;
        this.reader = reader;
        this.layout = layout;
    }

    @Override
    public void forEach(RowHandler handler) {
        Iterator<RawRow> rows =
                new RecordHandler(kind, layout.columns(), skippedLines)
                        .read(CsvRecordHandler.format(layout.delimiter()), source, reader);
        boolean header = layout.header();
        while (rows.hasNext()) {
            RawRow row = rows.next();
            if (header) {
                header = false;
                continue;
            }
            handler.row(row);
        }
    }

    /** Copies the columns that are read into the row. */
    private static final class RecordHandler extends CsvRecordHandler<RawRow> {
        private final RawRow row;
        private final int[] fieldByColumn;
        private final int timeOfDay;

        RecordHandler(DataKind kind, ColumnMapping columns, int skippedLines) {
            super(skippedLines);
            row = new RawRow(kind);
            timeOfDay = ColumnMapping.timeOfDay(kind);
            this.fieldByColumn = columns.fieldByColumn();
        }

        @Override
        protected void begin() {
            row.begin(line());
        }

        @Override
        protected void field(int index, char[] buffer, int offset, int length) {
            if (index < fieldByColumn.length && fieldByColumn[index] >= 0) {
                row.put(fieldByColumn[index], buffer, offset, length);
            }
        }

        @Override
        protected RawRow buildRecord() {
            if (getFieldCount() != fieldByColumn.length) {
                row.fail("wanted " + fieldByColumn.length + " columns, found " + getFieldCount());
            }
            row.join(0, timeOfDay);
            return row;
        }
    }
}
