package dev.tradekeep.store.sqlite.bulk;

import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;

/** Reads rows out of a text of one format. */
sealed interface RowText permits CsvRowText, JsonRowText, NdjsonRowText {
    /** A record with more characters is refused. */
    int RECORD_CHARS_MAX = 1 << 24;

    /** The names of its columns, from its beginning. */
    List<String> columns(Reader text);

    /** Its rows, from its beginning. */
    void forEach(Reader text, List<ColumnShape> shapes, Consumer<BulkRow> target);
}
