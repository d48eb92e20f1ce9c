package dev.tradekeep.market.imports;

/** Walks the records of one part of a file. */
sealed interface RowSource permits CsvRows, JsonColumns, JsonRows, ParquetRows {
    /**
     * Hands every record to the handler. What the handler throws passes through.
     *
     * @throws dev.tradekeep.model.error.TradekeepException with the line, when the text itself is
     *     damaged
     */
    void forEach(RowHandler handler);
}
