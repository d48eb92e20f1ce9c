package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How one text of a file is laid out.
 *
 * @param name the entry of a zip; empty for a file that is no zip
 * @param format how rows are written
 * @param skippedLines before the first record
 * @param delimiter between columns: a comma for JSON
 * @param header whether the first record of a CSV names the columns
 * @param columns which column is what
 * @param baseDate the day that times of day count from: as the caller gave it, else as the name of
 *     the entry or the file holds it; null when neither does
 */
public record EntryLayout(
        String name,
        EntryFormat format,
        int skippedLines,
        char delimiter,
        boolean header,
        ColumnMapping columns,
        @Nullable LocalDate baseDate) {}
