package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A message of a client over a socket.
 *
 * @param id as JSON, {@code null} without one
 * @param named parameters by name, as text; what is an array stays JSON
 * @param listed parameters without names
 */
record SocketRequest(String id, String method, Map<String, String> named, List<String> listed) {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /**
     * Reads one.
     *
     * @throws ApiError when it is not JSON, or not an object
     */
    static SocketRequest read(String text) {
        String id = "null";
        String method = "";
        Map<String, String> named = new LinkedHashMap<>();
        List<String> listed = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("expected an object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "id" -> id = json(parser, token);
                    case "method" -> method = text(parser, token);
                    case "params" -> params(parser, token, named, listed);
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw invalid(e.getOriginalMessage());
        }
        return new SocketRequest(id, method, named, listed);
    }

    private static ApiError invalid(String why) {
        return ApiError.of(-1135, "Invalid JSON Request: " + why);
    }

    private static void params(
            JsonParser parser, JsonToken token, Map<String, String> named, List<String> listed) {
        if (token == JsonToken.START_ARRAY) {
            for (JsonToken one = parser.nextToken();
                    one != JsonToken.END_ARRAY;
                    one = parser.nextToken()) {
                listed.add(text(parser, one));
            }
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value != JsonToken.VALUE_NULL) {
                    named.put(name, text(parser, value));
                }
            }
        }
    }

    /** A value as text: numbers as they were written, arrays as JSON. */
    private static String text(JsonParser parser, JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            Json json = new Json().array();
            for (JsonToken one = parser.nextToken();
                    one != JsonToken.END_ARRAY;
                    one = parser.nextToken()) {
                json.rawItem(json(parser, one));
            }
            return json.endArray().toString();
        }
        if (token == JsonToken.START_OBJECT) {
            parser.skipChildren();
            return "";
        }
        return String.valueOf(parser.getString());
    }

    private static String json(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            Json quoted = new Json().array().item(parser.getString()).endArray();
            String array = quoted.toString();
            return array.substring(1, array.length() - 1);
        }
        return text(parser, token);
    }
}
