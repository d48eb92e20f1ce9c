package dev.tradekeep.store.sqlite.export;

import dev.tradekeep.sqlite.ResultRow;
import dev.tradekeep.store.sqlite.bulk.BlobText;
import dev.tradekeep.store.text.CsvCells;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** CSV as {@code RowFormat.CSV} says it. */
final class CsvRowWriter implements RowWriter {
    private final List<String> columns;
    private final BlobText blobs;
    private final CsvCells cells;
    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    CsvRowWriter(List<String> columns, BlobText blobs, CsvCells cells, Writer out) {
        this.cells = cells;
        this.columns = columns;
        this.blobs = blobs;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        line.setLength(0);
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            text(columns.get(i));
        }
        endLine();
    }

    @Override
    public void write(ResultRow row) throws IOException {
        line.setLength(0);
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            switch (row.type(i)) {
                case NULL -> {}
                case INTEGER -> line.append(row.getLong(i));
                case REAL -> line.append(RowWriter.real(row.getDouble(i)));
                case TEXT -> text(String.valueOf(row.getText(i)));
                case BLOB -> text(blobs.encode(bytes(row, i)));
            }
        }
        endLine();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void separate(int column) {
        if (column > 0) {
            line.append(',');
        }
    }

    private void endLine() throws IOException {
        line.append('\n');
        out.append(line);
    }

    private void text(String value) {
        String text = cells.of(value);
        if (isPlain(text)) {
            line.append(text);
            return;
        }
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static byte[] bytes(ResultRow row, int column) {
        byte[] bytes = row.getBlob(column);
        return bytes == null ? new byte[0] : bytes;
    }
}
