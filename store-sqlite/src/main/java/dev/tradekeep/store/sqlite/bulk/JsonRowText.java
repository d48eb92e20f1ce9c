package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Rows as the objects of a JSON array. */
final class JsonRowText implements RowText {
    private final RowFile file;

    JsonRowText(RowFile file) {
        this.file = file;
    }

    @Override
    public List<String> columns(Reader text) {
        JsonParser parser = JsonObjects.parser(text);
        try {
            enter(parser);
            JsonToken first = parser.nextToken();
            if (first == JsonToken.END_ARRAY) {
                throw malformed(parser, "the array is empty, so that it names no columns");
            }
            requireObject(first, parser);
            return JsonObjects.names(parser);
        } catch (JacksonException e) {
            throw damaged(parser, e);
        }
    }

    @Override
    public void forEach(Reader text, List<ColumnShape> shapes, Consumer<BulkRow> target) {
        JsonObjects objects = new JsonObjects(shapes, file.fields());
        JsonParser parser = JsonObjects.parser(text);
        enter(parser);
        BulkRow row = next(objects, parser);
        while (row != null) {
            target.accept(row);
            row = next(objects, parser);
        }
    }

    private @Nullable BulkRow next(JsonObjects objects, JsonParser parser) {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                if (parser.nextToken() != null) {
                    throw malformed(parser, "there is more after the end of the array");
                }
                return null;
            }
            requireObject(token, parser);
            return objects.read(parser, parser.currentTokenLocation().getLineNr());
        } catch (JacksonException e) {
            throw damaged(parser, e);
        }
    }

    private void enter(JsonParser parser) {
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed(parser, "wanted an array of objects; an object a line is ndjson");
            }
        } catch (JacksonException e) {
            throw damaged(parser, e);
        }
    }

    private void requireObject(@Nullable JsonToken token, JsonParser parser) {
        if (token != JsonToken.START_OBJECT) {
            throw malformed(parser, "wanted an object, found " + token);
        }
    }

    private TradekeepException malformed(JsonParser parser, String reason) {
        return new TradekeepException(
                ErrorCode.FILE_MALFORMED,
                file.place(parser.currentTokenLocation().getLineNr()) + ": " + reason + ".");
    }

    private TradekeepException damaged(JsonParser parser, JacksonException e) {
        return file.failure(
                parser.currentLocation().getLineNr(),
                e,
                "the JSON is damaged or cut short here (" + e.getOriginalMessage() + ")");
    }
}
