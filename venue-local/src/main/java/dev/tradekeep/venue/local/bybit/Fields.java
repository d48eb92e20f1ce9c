package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request says, by name: the parameters of a query, or the fields of a JSON object. */
final class Fields {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Set<String> OTHERS = Set.of("linear", "inverse", "option");
    private static final Pattern LINK_ID = Pattern.compile("[A-Za-z0-9_\\-]{1,36}");

    private final Map<String, String> texts;
    private final List<Fields> rows;

    private Fields(Map<String, String> texts, List<Fields> rows) {
        this.texts = texts;
        this.rows = rows;
    }

    /** Reads a query. */
    static Fields ofQuery(String query) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                texts.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return new Fields(texts, List.of());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw ApiError.params("%s is not encoded correctly.", text);
        }
    }

    /** Reads a body. */
    static Fields ofBody(String body) {
        return of(read(body));
    }

    /** Reads any JSON. */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException broken) {
            throw ApiError.params("the request is not JSON.");
        }
    }

    /** Reads a JSON object; numbers and truth values become texts. */
    static Fields of(JsonNode node) {
        if (!node.isObject()) {
            throw ApiError.params("a JSON object is wanted.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        List<Fields> rows = new ArrayList<>();
        node.properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isArray() && field.getKey().equals("request")) {
                        value.forEach(row -> rows.add(of(row)));
                    } else if (value.isValueNode() && !value.isNull()) {
                        texts.put(field.getKey(), value.asString());
                    }
                });
        return new Fields(texts, rows);
    }

    /** Several orders of one request. */
    List<Fields> rows() {
        return rows;
    }

    /** The same with one more, unless it is there already. */
    Fields with(String name, @Nullable String value) {
        if (value != null) {
            texts.putIfAbsent(name, value);
        }
        return this;
    }

    /** A text, null when it was not sent or is empty. */
    @Nullable String find(String name) {
        String value = texts.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String text(String name) {
        String value = find(name);
        if (value == null) {
            throw ApiError.params("%s is missing.", name);
        }
        return value;
    }

    /** Whether something has one of these values, or was not sent. */
    boolean isAbsentOr(String name, String value) {
        String found = find(name);
        return found == null || found.equals(value);
    }

    /** Only spot is traded here. */
    void requireSpot() {
        if (!isSpot()) {
            throw ApiError.params("Category is invalid: %s", text("category"));
        }
    }

    /** Whether spot is meant, or a category of which there is nothing here. */
    boolean isSpot() {
        String category = text("category");
        if (category.equals("spot")) {
            return true;
        }
        if (!OTHERS.contains(category)) {
            throw ApiError.params("Category is invalid: %s", category);
        }
        return false;
    }

    /** The client's id of an order, null when there is none. */
    @Nullable String linkId() {
        String value = find("orderLinkId");
        if (value != null && !LINK_ID.matcher(value).matches()) {
            throw ApiError.of(170130, "Data sent for parameter 'orderLinkId' is not valid.");
        }
        return value;
    }

    /** Units of 10<sup>-8</sup>, 0 when it was not sent or is nothing. */
    long decimal(String name, int tooLongCode, String tooLongText) {
        String value = find(name);
        if (value == null) {
            return 0;
        }
        if (!DECIMAL.matcher(value).matches()) {
            throw ApiError.of(170130, "Data sent for parameter '%s' is not valid.", name);
        }
        try {
            if (FixedPoint.scaleOf(value) > Quote.SCALE) {
                throw ApiError.of(tooLongCode, tooLongText);
            }
            return FixedPoint.parse(value, Quote.SCALE);
        } catch (TradekeepException tooLarge) {
            throw ApiError.of(170130, "Data sent for parameter '%s' is not valid.", name);
        }
    }

    /** A whole number, or another one when it was not sent. */
    long number(String name, long otherwise) {
        String value = find(name);
        if (value == null) {
            return otherwise;
        }
        if (!WHOLE.matcher(value).matches()) {
            throw ApiError.params("%s is invalid: %s", name, value);
        }
        return Long.parseLong(value);
    }

    /** How many are asked for: between one and the most. */
    int limit(int usual, int most) {
        return (int) Math.clamp(number("limit", usual), 1L, (long) most);
    }
}
