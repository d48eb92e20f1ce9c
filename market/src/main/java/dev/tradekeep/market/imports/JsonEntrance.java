package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.store.text.FileFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Finds the array of rows in a JSON text: the text itself, or an array in an object that is named
 * as the kind of data or as replies of exchanges name it, such as {@code result.list}. One text
 * each.
 */
final class JsonEntrance {
    /** Objects that replies wrap their rows in; what is in them may have any name. */
    private static final Set<String> WRAPPERS = Set.of("result", "data", "response", "bars");

    private static final Set<String> ROWS =
            Set.of(
                    "data", "list", "rows", "result", "results", "items", "values", "bars",
                    "klines", "ohlc", "ohlcv", "records", "history");

    private static final String COLUMNS = "columns";

    private final DataKind kind;
    private final String source;
    private final JsonParser parser;
    private final List<String> path = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private boolean scalars;

    JsonEntrance(DataKind kind, String source, JsonParser parser) {
        this.kind = kind;
        this.source = source;
        this.parser = parser;
    }

    /**
     * Reads on to the first row, or to the end of an array without one.
     *
     * @return false when the text has no such array: it is itself a row, which has been read
     */
    boolean enter() {
        JsonToken root = parser.nextToken();
        if (root == JsonToken.START_ARRAY) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.END_ARRAY || first.isStructStart()) {
                return true;
            }
            for (JsonToken token = first; token != JsonToken.END_ARRAY; ) {
                requireColumns();
                names.add(Integer.toString(names.size() + 1));
                parser.skipChildren();
                token = parser.nextToken();
            }
            return false;
        }
        if (root == JsonToken.START_OBJECT) {
            if (walk()) {
                return true;
            }
            if (scalars) {
                return false;
            }
        }
        throw FileFailure.malformed(
                source,
                "wanted a JSON array, or an object with an array named \""
                        + kind.noun()
                        + "\", found "
                        + (names.isEmpty() ? "neither" : "only " + String.join(", ", names))
                        + "; pandas writes rows with to_json(orient='records')");
    }

    private boolean walk() {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (path.isEmpty()) {
                requireColumns();
                names.add(name);
                scalars |= value != null && !value.isStructStart();
            }
            if (value == JsonToken.START_ARRAY && array(name)) {
                return true;
            }
            if (value == JsonToken.START_OBJECT && object(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean array(String name) {
        if (name.equals(COLUMNS)) {
            columns.clear();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                columns.add(String.valueOf(parser.getString()));
                parser.skipChildren();
            }
            return false;
        }
        if (!namesRows(name)) {
            parser.skipChildren();
            return false;
        }
        JsonToken first = parser.nextToken();
        boolean named = name.equals(kind.noun());
        if (first.isStructStart() || (named && first == JsonToken.END_ARRAY)) {
            path.add(name);
            return true;
        }
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return false;
    }

    private boolean object(String name) {
        if (!WRAPPERS.contains(name) && !inWrapper()) {
            parser.skipChildren();
            return false;
        }
        path.add(name);
        if (walk()) {
            return true;
        }
        path.removeLast();
        return false;
    }

    private boolean namesRows(String name) {
        return name.equals(kind.noun()) || ROWS.contains(name) || inWrapper();
    }

    private boolean inWrapper() {
        return !path.isEmpty() && WRAPPERS.contains(path.getLast());
    }

    private void requireColumns() {
        if (names.size() == RawRow.COLUMNS_MAX) {
            throw FileFailure.malformed(
                    source,
                    parser.currentTokenLocation().getLineNr(),
                    "wanted a row of at most " + RawRow.COLUMNS_MAX + " columns");
        }
    }

    /**
     * Reads on from the end of the rows to that of the text, so that one cut short is noticed, and
     * a second list of rows.
     */
    void leave() {
        while (!parser.streamReadContext().inRoot()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY
                    && isSibling()
                    && parser.nextToken().isStructStart()) {
                throw FileFailure.malformed(
                        source,
                        parser.currentTokenLocation().getLineNr(),
                        "there is a second list of "
                                + kind.noun()
                                + " next to "
                                + String.join(".", path)
                                + "; one file holds one");
            }
            if (token != null && token.isStructStart()) {
                parser.skipChildren();
            }
        }
        JsonRows.requireEnd(source, parser);
    }

    /** Whether this array lies next to the one of the rows, in a wrapper. */
    private boolean isSibling() {
        int depth = parser.streamReadContext().getNestingDepth() - 1;
        return depth == path.size()
                && path.size() > 1
                && WRAPPERS.contains(path.get(path.size() - 2));
    }

    /** Where the rows lie, from the outermost name on; empty for the text itself. */
    List<String> path() {
        return List.copyOf(path);
    }

    /** The names of the outermost object that have been read, or the columns of a single row. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** What the text calls the columns of its rows; empty when it does not. */
    List<String> columns() {
        return List.copyOf(columns);
    }
}
