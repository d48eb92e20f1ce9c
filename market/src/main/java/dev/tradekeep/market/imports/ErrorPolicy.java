package dev.tradekeep.market.imports;

/** What happens when a row of a file is no valid candle. */
public enum ErrorPolicy {
    /** The first bad row ends the reading with an error that names file, line and reason. */
    STOP,
    /** Bad rows are left out, counted, and the first of them listed. */
    SKIP
}
