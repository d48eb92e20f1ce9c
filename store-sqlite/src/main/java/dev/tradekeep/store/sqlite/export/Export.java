package dev.tradekeep.store.sqlite.export;

import dev.tradekeep.store.sqlite.bulk.BlobText;
import dev.tradekeep.store.sqlite.bulk.RowFormat;
import dev.tradekeep.store.text.CsvCells;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the rows of a cursor as text, in constant memory. */
public final class Export {
    private Export() {}

    /**
     * Writes every row and flushes.
     *
     * @param cells how texts stand in CSV
     * @return how many rows
     * @throws IOException when the output fails; how much of it was written is then not known
     * @throws dev.tradekeep.model.error.TradekeepException as {@link RowCursor#next}
     */
    public static long run(
            RowCursor cursor, RowFormat format, BlobText blobs, CsvCells cells, Writer out)
            throws IOException {
        List<String> columns = cursor.columns();
        RowWriter writer =
                switch (format) {
                    case CSV -> new CsvRowWriter(columns, blobs, cells, out);
                    case JSON -> new JsonRowWriter(columns, blobs, true, out);
                    case NDJSON -> new JsonRowWriter(columns, blobs, false, out);
                };
        writer.begin();
        while (cursor.next()) {
            writer.write(cursor.row());
        }
        writer.end();
        return cursor.rows();
    }
}
