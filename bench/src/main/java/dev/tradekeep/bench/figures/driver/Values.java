package dev.tradekeep.bench.figures.driver;

import org.jspecify.annotations.Nullable;

/** Takes the values of rows as they are read. */
interface Values {
    /** An integer. */
    void add(long value);

    /** A text; null for NULL of any type. */
    void add(@Nullable String value);

    /** The row is complete. */
    void endRow();
}
