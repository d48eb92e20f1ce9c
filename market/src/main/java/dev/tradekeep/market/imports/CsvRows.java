package dev.tradekeep.market.imports;

import java.io.Reader;
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

    @Override
    public void forEach(RowHandler handler) {
        Iterator<RawRow> rows =
                new RecordHandler(layout.columns(), fields)
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

        RecordHandler(ColumnMapping columns, int fields) {
            row = new RawRow(fields);
            this.fieldByColumn = columns.fieldByColumn();
        }

        @Override
        void begin() {
            row.begin(line());
        }

        @Override
        void field(int index, char[] buffer, int offset, int length) {
            if (index < fieldByColumn.length && fieldByColumn[index] >= 0) {
                row.put(fieldByColumn[index], buffer, offset, length);
            }
        }

        @Override
        protected RawRow buildRecord() {
            if (getFieldCount() != fieldByColumn.length) {
                row.fail("wanted " + fieldByColumn.length + " columns, found " + getFieldCount());
            }
            return row;
        }
    }
}
