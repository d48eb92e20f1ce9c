package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.MarketFields;
import dev.tradekeep.store.text.FileFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Finds out whether a JSON text is a table in objects, as pandas writes its frames: an object of
 * cells for each column ({@code orient='columns'}) or for each row ({@code orient='index'}). What
 * rows are called begins with a digit, what columns are called does not.
 */
final class JsonFrame {
    /** How the names of rows are called as a column, when they are the times. */
    static final String LABELS = "(time)";

    /** Shorter names of rows are their numbers. */
    private static final int TIME_CHARS_MIN = 8;

    private final String source;
    private final JsonParser parser;
    private final int length;
    private final List<String> names = new ArrayList<>();

    private JsonFrame(String source, JsonParser parser, int length) {
        this.source = source;
        this.parser = parser;
        this.length = length;
    }

    /**
     * Reads the start of a text: of a table by columns all of it, for the names of the columns.
     *
     * @param parser at the start
     * @param length of the text as far as it is known
     * @return null when it is no such table
     * @throws dev.tradekeep.model.error.TradekeepException when a table by columns is too long
     */
    static JsonRows.@Nullable FirstRow firstRow(String source, JsonParser parser, int length) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        String outer = parser.nextName();
        if (outer == null || parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        String inner = parser.nextName();
        if (inner == null || isLabel(outer) == isLabel(inner)) {
            return null;
        }
        JsonFrame frame = new JsonFrame(source, parser, length);
        return isLabel(outer) ? frame.byIndex(outer, inner) : frame.byColumns(outer, inner);
    }

    private JsonRows.@Nullable FirstRow byIndex(String label, String firstName) {
        for (String name = firstName; name != null; name = parser.nextName()) {
            addName(name);
            if (parser.nextToken().isStructStart()) {
                return null;
            }
        }
        return found(EntryFormat.JSON_INDEX, label);
    }

    private JsonRows.@Nullable FirstRow byColumns(String firstName, String label) {
        addName(firstName);
        if (!skipCells()) {
            return null;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            addName(name);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            if (parser.nextName() != null && !skipCells()) {
                return null;
            }
        }
        return found(EntryFormat.JSON_COLUMNS, label);
    }

    /** From the name of the first cell of a column to its end; false when one is no value. */
    private boolean skipCells() {
        do {
            if (parser.nextToken().isStructStart()) {
                return false;
            }
            if (length > JsonColumns.CHARS_MAX) {
                throw JsonColumns.tooLong(source);
            }
        } while (parser.nextName() != null);
        return true;
    }

    private void addName(String name) {
        if (names.size() == RawRow.COLUMNS_MAX) {
            throw FileFailure.malformed(
                    source,
                    parser.currentTokenLocation().getLineNr(),
                    "wanted at most " + RawRow.COLUMNS_MAX + " columns");
        }
        names.add(name);
    }

    private JsonRows.FirstRow found(EntryFormat format, String label) {
        if (label.length() >= TIME_CHARS_MIN && names.stream().noneMatch(JsonFrame::isTime)) {
            names.add(LABELS);
        }
        return new JsonRows.FirstRow(format, names, true, List.of(), names);
    }

    private static boolean isTime(String name) {
        String key = ColumnMapping.key(name);
        return MarketFields.TIME.synonyms().stream()
                .anyMatch(synonym -> ColumnMapping.key(synonym).equals(key));
    }

    private static boolean isLabel(String name) {
        int at = name.startsWith("-") ? 1 : 0;
        return at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9';
    }
}
