package dev.tradekeep.market.imports;

/** Takes the records of a text one after the other. */
@FunctionalInterface
interface RowHandler {
    /** Takes a record; the row is used again when this returns. */
    void row(RawRow row);
}
