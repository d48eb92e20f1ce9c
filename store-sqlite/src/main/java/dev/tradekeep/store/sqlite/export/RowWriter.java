package dev.tradekeep.store.sqlite.export;

import dev.tradekeep.sqlite.ResultRow;
import java.io.IOException;

/** Writes rows as text of one format. */
sealed interface RowWriter permits CsvRowWriter, JsonRowWriter {
    /** What JSON and CSV have for infinity: a number that no other fits. */
    String INFINITY = "9e999";

    /** What stands before the first row. */
    void begin() throws IOException;

    void write(ResultRow row) throws IOException;

    /** What stands behind the last row; what was held back is handed on. */
    void end() throws IOException;

    /** The shortest decimal that reads back as the number. */
    static String real(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? INFINITY : "-" + INFINITY;
        }
        return Double.toString(value);
    }
}
