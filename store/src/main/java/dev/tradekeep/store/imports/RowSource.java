package dev.tradekeep.store.imports;

import java.io.Reader;

/** Walks the records of one text. */
sealed interface RowSource permits CsvRows, JsonRows {
    /** The records of a text that is laid out like this. */
    static RowSource of(String source, Reader text, EntryLayout layout) {
        return switch (layout.format()) {
            case CSV -> new CsvRows(source, text, layout);
            case JSON_OBJECTS, JSON_ARRAYS -> new JsonRows(source, text, layout);
        };
    }

    /**
     * Hands every record to the handler. What the handler throws passes through.
     *
     * @throws dev.tradekeep.model.error.TradekeepException with the line, when the text itself is
     *     damaged
     */
    void forEach(RowHandler handler);
}
