package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The rows of a JSON text: objects or arrays in an array, where {@link JsonEntrance} finds it, one
 * behind the other (NDJSON), or objects in an object, by what the rows are called.
 */
final class JsonRows implements RowSource {
    private static final int NESTING_MAX = 32;
    private static final int NAME_CHARS_MAX = 256;

    /** How the parser names a place: with a remark on what it does not show. */
    private static final Pattern REDACTED =
            Pattern.compile("\\[Source: REDACTED[^;]*; line: (\\d+), column: (\\d+)]");

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // A number that is none makes one row bad, not the whole text.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    // The text may be an entry of a zip, behind which others follow.
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(NESTING_MAX)
                                    .maxNameLength(NAME_CHARS_MAX)
                                    .maxStringLength(RawRow.RECORD_CHARS_MAX)
                                    .build())
                    .build();

    private final String source;
    private final JsonParser parser;
    private final DataKind kind;
    private final RawRow row;
    private final @Nullable String[] nameByField;
    private final int[] fieldByColumn;
    private final boolean objects;
    private final boolean lines;
    private final boolean indexed;
    private final JsonEntrance entrance;
    private String label = "";
    private long ordinal;

    JsonRows(DataKind kind, String source, Reader reader, EntryLayout layout) {
        this.kind = kind;
        this.row = new RawRow(kind);
        this.source = source;
        this.parser = open(reader);
        this.entrance = new JsonEntrance(kind, source, parser);
        this.objects = layout.format().isOfObjects();
        this.lines = layout.format().isOfLines();
        this.indexed = layout.format() == EntryFormat.JSON_INDEX;
        if (!lines) {
            row.placedBy(this::place);
        }
        this.fieldByColumn = layout.columns().fieldByColumn();
        List<Integer> positions = layout.columns().positions();
        this.nameByField = new @Nullable String[positions.size()];
        for (int field = 0; field < nameByField.length; field++) {
            if (positions.get(field) != ColumnMapping.NOWHERE) {
                nameByField[field] = layout.columns().names().get(positions.get(field));
            }
        }
    }

    /**
     * The first row.
     *
     * @param names of its columns: those of an object, or numbers from 1 for an array
     * @param named whether the columns have names
     * @param path where the rows lie
     * @param rootNames names of the outermost object
     */
    record FirstRow(
            EntryFormat format,
            List<String> names,
            boolean named,
            List<String> path,
            List<String> rootNames) {}

    /**
     * Reads the start of a text as far as the end of the first row.
     *
     * @return null when the text ends before that
     */
    static @Nullable FirstRow firstRow(DataKind kind, String source, String head, boolean whole) {
        JsonParser parser = open(new StringReader(head));
        try {
            FirstRow framed = JsonFrame.firstRow(source, parser, head.length());
            if (framed != null) {
                return framed;
            }
            parser = open(new StringReader(head));
            return firstRow(kind, source, parser);
        } catch (JacksonException e) {
            if (!whole && isAtEnd(parser, e, head.length())) {
                return null;
            }
            throw damaged(source, parser, e);
        }
    }

    /** Between two entries of an object the parser reports an end as any other error. */
    private static boolean isAtEnd(JsonParser parser, JacksonException e, int length) {
        return e instanceof UnexpectedEndOfInputException
                || parser.currentLocation().getCharOffset() >= length;
    }

    private static FirstRow firstRow(DataKind kind, String source, JsonParser parser) {
        JsonEntrance entrance = new JsonEntrance(kind, source, parser);
        if (!entrance.enter()) {
            boolean array = parser.currentToken() == JsonToken.END_ARRAY;
            EntryFormat format =
                    array ? EntryFormat.JSON_ARRAY_LINES : EntryFormat.JSON_OBJECT_LINES;
            return new FirstRow(format, entrance.names(), !array, List.of(), entrance.names());
        }
        JsonToken start = parser.currentToken();
        if (start == JsonToken.END_ARRAY) {
            throw FileFailure.malformed(source, "the array holds no " + kind.noun());
        }
        boolean objects = start == JsonToken.START_OBJECT;
        List<String> names = new ArrayList<>();
        JsonToken end = objects ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        for (JsonToken token = parser.nextToken(); token != end; token = parser.nextToken()) {
            if (names.size() == RawRow.COLUMNS_MAX) {
                throw FileFailure.malformed(
                        source,
                        parser.currentTokenLocation().getLineNr(),
                        "wanted a row of at most " + RawRow.COLUMNS_MAX + " columns");
            }
            names.add(objects ? parser.currentName() : Integer.toString(names.size() + 1));
            if (objects) {
                parser.nextToken();
            }
            parser.skipChildren();
        }
        boolean called = !objects && entrance.columns().size() == names.size();
        return new FirstRow(
                objects ? EntryFormat.JSON_OBJECTS : EntryFormat.JSON_ARRAYS,
                called ? entrance.columns() : names,
                objects || called,
                entrance.path(),
                entrance.names());
    }

    @Override
    public void forEach(RowHandler handler) {
        try {
            if (indexed) {
                forEachIndexed(handler);
                return;
            }
            if (!lines) {
                entrance.enter();
            }
            JsonToken token = lines ? parser.nextToken() : parser.currentToken();
            for (; token != null && token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                row.begin(parser.currentTokenLocation().getLineNr());
                hand(token, handler);
                ordinal++;
            }
            if (!lines) {
                entrance.leave();
            }
        } catch (JacksonException e) {
            throw damaged(source, parser, e);
        }
    }

    private void forEachIndexed(RowHandler handler) {
        parser.nextToken();
        int labels = fieldOf(JsonFrame.LABELS);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            label = name;
            JsonToken token = parser.nextToken();
            row.begin(parser.currentTokenLocation().getLineNr());
            if (labels >= 0) {
                row.put(labels, name.toCharArray(), 0, name.length());
            }
            hand(token, handler);
        }
        requireEnd(source, parser);
    }

    private void hand(@Nullable JsonToken token, RowHandler handler) {
        readRow(token);
        row.join(0, ColumnMapping.timeOfDay(kind));
        handler.row(row);
    }

    private void readRow(@Nullable JsonToken token) {
        if (objects && token == JsonToken.START_OBJECT) {
            readObject();
        } else if (!objects && token == JsonToken.START_ARRAY) {
            readArray();
        } else {
            parser.skipChildren();
            row.fail("wanted an " + (objects ? "object" : "array") + " like the first one");
        }
    }

    private void readObject() {
        int columns = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            requireColumns(++columns);
            int field = fieldOf(name);
            parser.nextToken();
            if (field < 0) {
                parser.skipChildren();
                continue;
            }
            if (!readValue(field)) {
                row.fail("\"" + name + "\" is there twice");
            }
        }
        for (int field = 0; field < nameByField.length; field++) {
            if (nameByField[field] != null && !row.has(field)) {
                row.fail("no \"" + nameByField[field] + "\"");
            }
        }
    }

    private void readArray() {
        int columns = 0;
        JsonToken token = parser.nextToken();
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            requireColumns(++columns);
            if (columns <= fieldByColumn.length && fieldByColumn[columns - 1] >= 0) {
                readValue(fieldByColumn[columns - 1]);
            } else {
                parser.skipChildren();
            }
        }
        if (columns != fieldByColumn.length) {
            row.fail("wanted " + fieldByColumn.length + " columns, found " + columns);
        }
    }

    private boolean readValue(int field) {
        JsonToken token = parser.currentToken();
        if (token != null && token.isStructStart()) {
            parser.skipChildren();
            row.fail("\"" + parser.currentName() + "\": wanted a number or a text");
            return true;
        }
        return row.put(
                field,
                parser.getStringCharacters(),
                parser.getStringOffset(),
                parser.getStringLength());
    }

    private int fieldOf(String name) {
        for (int i = 0; i < nameByField.length; i++) {
            if (name.equals(nameByField[i])) {
                return i;
            }
        }
        return -1;
    }

    private void requireColumns(int columns) {
        if (columns > RawRow.COLUMNS_MAX) {
            throw FileFailure.malformed(
                    source,
                    row.line(),
                    "wanted a row of at most " + RawRow.COLUMNS_MAX + " columns");
        }
    }

    /** A whole document may be on one line, so the line alone would not say which row. */
    private String place() {
        if (indexed) {
            return "$." + label + ": ";
        }
        return "$"
                + String.join("", entrance.path().stream().map(name -> "." + name).toList())
                + "["
                + ordinal
                + "]: ";
    }

    /** A parser of a text as files of market data may have it. */
    static JsonParser open(Reader reader) {
        return FACTORY.createParser(ObjectReadContext.empty(), reader);
    }

    /** Refuses what stands behind a JSON text. */
    static void requireEnd(String source, JsonParser parser) {
        if (parser.nextToken() != null) {
            throw FileFailure.malformed(
                    source,
                    parser.currentTokenLocation().getLineNr(),
                    "there is more after the end of the JSON text");
        }
    }

    static TradekeepException damaged(String source, JsonParser parser, JacksonException e) {
        return FileFailure.atLine(
                source,
                parser.currentLocation().getLineNr(),
                e,
                "the JSON is damaged or cut short here, at "
                        + parser.streamReadContext().pathAsPointer()
                        + " ("
                        + REDACTED.matcher(e.getOriginalMessage()).replaceAll("line $1, column $2")
                        + ")");
    }
}
