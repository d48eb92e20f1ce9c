package dev.tradekeep.venue.binance.wire;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object of an answer. Numbers may be texts and texts numbers. */
public record Fields(JsonNode node) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Below it a time is in milliseconds: the year 5138 there, 1973 in microseconds. */
    private static final long MILLIS_MAX = 100_000_000_000_000L;

    /** An answer is not what is documented. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message);
        }
    }

    /**
     * Reads an object.
     *
     * @throws Unreadable when it is none
     */
    public static Fields of(byte[] body) {
        JsonNode node = tree(body);
        if (!node.isObject()) {
            throw new Unreadable("wanted a JSON object");
        }
        return new Fields(node);
    }

    /**
     * Reads a list of objects, or of lists.
     *
     * @throws Unreadable when it is none
     */
    public static List<Fields> listOf(byte[] body) {
        return items(tree(body), "the answer");
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new Unreadable("no JSON");
        }
    }

    private static List<Fields> items(JsonNode node, String name) {
        if (!node.isArray()) {
            throw new Unreadable("wanted a list in " + name);
        }
        List<Fields> items = new ArrayList<>(node.size());
        node.forEach(item -> items.add(new Fields(item)));
        return items;
    }

    private JsonNode required(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new Unreadable("no " + name);
        }
        return value;
    }

    private static String text(JsonNode value, String name) {
        if (!value.isValueNode()) {
            throw new Unreadable("wanted a text in " + name);
        }
        return value.asString();
    }

    public boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    public String text(String name) {
        return text(required(name), name);
    }

    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** The text at a place of a list. */
    public String text(int at) {
        JsonNode value = node.get(at);
        if (value == null) {
            throw new Unreadable("a list that is too short");
        }
        return text(value, "a list");
    }

    public long number(String name) {
        return parse(text(name));
    }

    public long number(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    private static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Unreadable("wanted a whole number, found \"" + text + "\"");
        }
    }

    /** A time, UTC microseconds, whichever unit it came in. */
    public long time(String name) {
        return micros(number(name));
    }

    /** A time of a list, likewise. */
    public long time(int at) {
        return micros(parse(text(at)));
    }

    /** UTC microseconds of a time in milliseconds or microseconds. */
    public static long micros(long time) {
        return time < MILLIS_MAX ? time * 1_000 : time;
    }

    public boolean flag(String name) {
        return has(name) && text(name).equals("true");
    }

    /** The names of the fields that begin with a text and are true. */
    public List<String> flagsOf(String begin) {
        return node.propertyStream()
                .filter(one ->
                        one.getKey().startsWith(begin) && one.getValue().asString().equals("true"))
                .map(Map.Entry::getKey)
                .toList();
    }

    public Decimal decimal(String name) {
        return decimalOf(text(name));
    }

    public Decimal decimal(int at) {
        return decimalOf(text(at));
    }

    private static Decimal decimalOf(String text) {
        try {
            return Decimal.parse(text);
        } catch (TradekeepException e) {
            throw new Unreadable("wanted a number, found \"" + text + "\"");
        }
    }

    /** The object in a field. */
    public Fields object(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw new Unreadable("wanted an object in " + name);
        }
        return new Fields(value);
    }

    public List<Fields> list(String name) {
        return items(required(name), name);
    }
}
