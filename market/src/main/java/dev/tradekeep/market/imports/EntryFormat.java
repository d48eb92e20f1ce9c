package dev.tradekeep.market.imports;

/** How a text writes its rows. */
public enum EntryFormat {
    /** Delimited text. */
    CSV,
    /** JSON: an array of objects. */
    JSON_OBJECTS,
    /** JSON: an array of arrays. */
    JSON_ARRAYS,
    /** JSON objects one behind the other, usually one a line. */
    JSON_OBJECT_LINES,
    /** JSON arrays one behind the other. */
    JSON_ARRAY_LINES,
    /** JSON: an object of objects, one a row, by what the rows are called. */
    JSON_INDEX,
    /** JSON: an object of objects, one a column. */
    JSON_COLUMNS,
    /** A Parquet file. */
    PARQUET;

    boolean isOfObjects() {
        return this == JSON_OBJECTS || this == JSON_OBJECT_LINES || this == JSON_INDEX;
    }

    boolean isOfLines() {
        return this == JSON_OBJECT_LINES || this == JSON_ARRAY_LINES;
    }
}
