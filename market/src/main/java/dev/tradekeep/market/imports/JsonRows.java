package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a JSON text: objects or arrays in an array, which may be named as their kind in an
 * object.
 */
final class JsonRows implements RowSource {
    private static final int NESTING_MAX = 32;
    private static final int NAME_CHARS_MAX = 256;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
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
    private long ordinal;

    JsonRows(DataKind kind, String source, Reader reader, EntryLayout layout) {
        this.kind = kind;
        this.row = new RawRow(kind);
        this.source = source;
        this.parser = open(reader);
        this.objects = layout.format() == EntryFormat.JSON_OBJECTS;
        this.fieldByColumn = layout.columns().fieldByColumn();
        List<Integer> positions = layout.columns().positions();
        this.nameByField = new @Nullable String[positions.size()];
        for (int field = 0; field < nameByField.length; field++) {
            if (positions.get(field) != ColumnMapping.NOWHERE) {
                nameByField[field] = layout.columns().names().get(positions.get(field));
            }
        }
    }

    /** The columns of the first row: names of an object, or numbers from 1 for an array. */
    record FirstRow(boolean objects, List<String> names) {}

    /** Reads the start of a text as far as the end of the first row. */
    static FirstRow firstRow(DataKind kind, String source, String head) {
        JsonParser parser = open(new StringReader(head));
        try {
            enterRows(kind, source, parser);
            JsonToken start = parser.nextToken();
            if (start == JsonToken.END_ARRAY) {
                throw FileFailure.malformed(source, "the array holds no " + kind.noun());
            }
            if (start != JsonToken.START_OBJECT && start != JsonToken.START_ARRAY) {
                throw FileFailure.malformed(
                        source,
                        parser.currentTokenLocation().getLineNr(),
                        "wanted an array of objects or of arrays");
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
            return new FirstRow(objects, names);
        } catch (JacksonException e) {
            throw damaged(source, parser, e);
        }
    }

    @Override
    public void forEach(RowHandler handler) {
        try {
            enterRows(kind, source, parser);
            JsonToken token = parser.nextToken();
            for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                ordinal++;
                row.begin(parser.currentTokenLocation().getLineNr());
                readRow(token);
                row.join(0, ColumnMapping.timeOfDay(kind));
                handler.row(row);
            }
            finish();
        } catch (JacksonException e) {
            throw damaged(source, parser, e);
        }
    }

    private void readRow(@Nullable JsonToken token) {
        if (objects && token == JsonToken.START_OBJECT) {
            readObject();
        } else if (!objects && token == JsonToken.START_ARRAY) {
            readArray();
        } else {
            parser.skipChildren();
            row.fail(
                    place()
                            + "wanted an "
                            + (objects ? "object" : "array")
                            + " like the first one");
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
                row.fail(place() + "\"" + name + "\" is there twice");
            }
        }
        for (int field = 0; field < nameByField.length; field++) {
            if (nameByField[field] != null && !row.has(field)) {
                row.fail(place() + "no \"" + nameByField[field] + "\"");
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
            row.fail(place() + "wanted " + fieldByColumn.length + " columns, found " + columns);
        }
    }

    private boolean readValue(int field) {
        JsonToken token = parser.currentToken();
        if (token != null && token.isStructStart()) {
            parser.skipChildren();
            row.fail(place() + "\"" + parser.currentName() + "\": wanted a number or a text");
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

    /** Reads on to the end of the text, so that one cut short is noticed. */
    private void finish() {
        if (!parser.streamReadContext().inRoot()) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                parser.nextToken();
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw FileFailure.malformed(
                    source,
                    parser.currentTokenLocation().getLineNr(),
                    "there is more after the end of the JSON text");
        }
    }

    private static void enterRows(DataKind kind, String source, JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return;
        }
        List<String> names = new ArrayList<>();
        if (first == JsonToken.START_OBJECT) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (name.equals(kind.noun()) && value == JsonToken.START_ARRAY) {
                    return;
                }
                if (names.size() < RawRow.COLUMNS_MAX) {
                    names.add(name);
                }
                parser.skipChildren();
            }
        }
        throw FileFailure.malformed(
                source,
                "wanted a JSON array, or an object with an array named \""
                        + kind.noun()
                        + "\", found "
                        + (names.isEmpty() ? "neither" : "only " + String.join(", ", names)));
    }

    /** A whole document may be on one line, so the line alone would not say which row. */
    private String place() {
        return kind.one() + " " + ordinal + ": ";
    }

    private static JsonParser open(Reader reader) {
        return FACTORY.createParser(ObjectReadContext.empty(), reader);
    }

    private static TradekeepException damaged(
            String source, JsonParser parser, JacksonException e) {
        return FileFailure.atLine(
                source,
                parser.currentLocation().getLineNr(),
                e,
                "the JSON is damaged or cut short here (" + e.getOriginalMessage() + ")");
    }
}
