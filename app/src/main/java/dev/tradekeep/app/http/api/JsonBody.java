package dev.tradekeep.app.http.api;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON object of a given shape: flat, of bounded size, without unknown or doubled names.
 */
public final class JsonBody {
    /** Elements of an array. */
    static final int ELEMENTS_MAX = 1_000;

    private static final int DEPTH_MAX = 8;
    private static final int TEXT_MAX = 65_536;
    private static final int NUMBER_DIGITS_MAX = 32;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH_MAX)
                                    .maxStringLength(TEXT_MAX)
                                    .maxNumberLength(NUMBER_DIGITS_MAX)
                                    .build())
                    .build();

    private final Shape shape;

    private JsonBody(Shape shape) {
        this.shape = shape;
    }

    /**
     * Reads a body; an empty one is an object without fields where none is required.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is not of the
     *     shape
     */
    public static Body read(Shape shape, byte[] bytes) {
        if (shape.isNone()) {
            if (bytes.length > 0) {
                throw invalid("This route takes no body, found " + bytes.length + " bytes.");
            }
            return new Body(Map.of());
        }
        if (shape.isAny()) {
            return Body.whole(new String(bytes, StandardCharsets.UTF_8));
        }
        if (bytes.length == 0 && shape.isOptional()) {
            return new Body(Map.of());
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return new JsonBody(shape).read(parser);
        } catch (JacksonException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The body is no JSON that this route takes: " + e.getOriginalMessage() + ".",
                    e);
        }
    }

    private Body read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("Wanted one JSON object as the body.");
        }
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Field field = field(parser.currentName());
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                values.put(field.name(), value(field, token, parser));
            }
        }
        if (parser.nextToken() != null) {
            throw invalid("Something follows the JSON object of the body.");
        }
        for (Field field : shape.fields()) {
            if (field.required() && !values.containsKey(field.name())) {
                throw invalid("The body lacks \"" + field.name() + "\": " + field.meaning() + ".");
            }
        }
        return new Body(values);
    }

    private Field field(String name) {
        List<String> names = shape.fields().stream().map(Field::name).toList();
        return shape.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        invalid(
                                "The body has an unknown \""
                                        + Texts.shown(name)
                                        + "\"; there are "
                                        + String.join(", ", names)
                                        + "."
                                        + Nearest.to(name, names)
                                                .map(near -> " Did you mean " + near + "?")
                                                .orElse("")));
    }

    private static Object value(Field field, JsonToken token, JsonParser parser) {
        return switch (field.kind()) {
            case TEXT, DECIMAL, TIME, DAY -> text(field, token, parser);
            case INTEGER -> {
                if (token != JsonToken.VALUE_NUMBER_INT) {
                    throw wanted(field, "a whole number");
                }
                yield parser.getLongValue();
            }
            case BOOLEAN -> {
                if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
                    throw wanted(field, "true or false");
                }
                yield token == JsonToken.VALUE_TRUE;
            }
            case TEXTS -> texts(field, token, parser);
            case OBJECT, OBJECTS ->
                    throw new IllegalStateException(field.name() + " cannot be part of a body");
        };
    }

    private static List<String> texts(Field field, JsonToken token, JsonParser parser) {
        if (token != JsonToken.START_ARRAY) {
            throw wanted(field, "an array of texts");
        }
        List<String> texts = new ArrayList<>();
        JsonToken next = parser.nextToken();
        while (next != JsonToken.END_ARRAY) {
            if (texts.size() == ELEMENTS_MAX) {
                throw wanted(field, "at most " + ELEMENTS_MAX + " texts");
            }
            texts.add(text(field, next, parser));
            next = parser.nextToken();
        }
        return texts;
    }

    private static String text(Field field, JsonToken token, JsonParser parser) {
        if (token != JsonToken.VALUE_STRING) {
            throw wanted(field, "a text");
        }
        String text = parser.getString();
        Texts.requireClean(field.name(), text);
        return text;
    }

    private static TradekeepException wanted(Field field, String what) {
        return invalid(
                "Wanted " + what + " for \"" + field.name() + "\": " + field.meaning() + ".");
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
