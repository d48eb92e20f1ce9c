package dev.tradekeep.market.imports;

/** How a text writes its rows. */
public enum EntryFormat {
    /** Delimited text. */
    CSV,
    /** JSON: an array of objects, or an object that names one as its kind. */
    JSON_OBJECTS,
    /** JSON: an array of arrays, or an object that names one as its kind. */
    JSON_ARRAYS,
    /** A Parquet file. */
    PARQUET
}
