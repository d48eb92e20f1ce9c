package dev.tradekeep.venue.local.binance;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request by name, and their checks. */
final class Params {
    /** What carries no meaning of its own. */
    static final Set<String> SIGNING = Set.of("timestamp", "recvWindow", "signature", "apiKey");

    private static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final String LONG_RANGE = "^[0-9]{1,20}$";
    private static final String SYMBOL_RANGE = "^[A-Z0-9-_.]{1,20}$";
    private static final String ID_RANGE = "^[a-zA-Z0-9-_]{1,36}$";

    private static final Pattern DECIMAL = Pattern.compile(DECIMAL_RANGE);
    private static final Pattern LONG = Pattern.compile(LONG_RANGE);
    private static final Pattern SYMBOL = Pattern.compile(SYMBOL_RANGE);
    private static final Pattern ID = Pattern.compile("^[a-zA-Z0-9\\-_]{1,36}$");

    private static final int LONG_DIGITS_MAX = 18;

    private final Map<String, String> values;

    Params(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a query and a form body; in both, the query wins.
     *
     * @throws ApiError when one of the two names a parameter twice
     */
    static Params of(String query, String body) {
        Map<String, String> values = new LinkedHashMap<>();
        read(body, values);
        Map<String, String> fromQuery = new LinkedHashMap<>();
        read(query, fromQuery);
        values.putAll(fromQuery);
        return new Params(values);
    }

    private static void read(String text, Map<String, String> values) {
        int begin = 0;
        while (begin < text.length()) {
            int end = text.indexOf('&', begin);
            end = end == -1 ? text.length() : end;
            int equals = text.indexOf('=', begin);
            equals = equals == -1 || equals > end ? end : equals;
            String name = decoded(text.substring(begin, equals));
            String value = equals == end ? "" : decoded(text.substring(equals + 1, end));
            if (!name.isEmpty() && values.put(name, value) != null) {
                throw ApiError.of(-1101, "Duplicate values for a parameter detected.");
            }
            begin = end + 1;
        }
    }

    private static String decoded(String text) {
        if (text.indexOf('%') == -1 && text.indexOf('+') == -1) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.of(-1100, "Illegal characters found in a parameter.");
        }
    }

    Map<String, String> all() {
        return values;
    }

    /**
     * @throws ApiError when something was sent that nothing reads
     */
    void requireOnly(Set<String> names) {
        int read = 0;
        for (String name : values.keySet()) {
            read += names.contains(name) || SIGNING.contains(name) ? 1 : 0;
        }
        if (read == values.size()) {
            return;
        }
        if (names.isEmpty()) {
            throw ApiError.of(
                    -1101, "Too many parameters; expected '0' and received '%d'.", values.size());
        }
        throw ApiError.of(
                -1104,
                "Not all sent parameters were read; read '%d' parameter(s) but was sent '%d'.",
                read,
                values.size());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text of a parameter, null when it was not sent. */
    @Nullable String find(String name) {
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw ApiError.of(-1105, "Parameter '%s' was empty.", name);
        }
        return value;
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.missing(name);
        }
        return value;
    }

    String symbol(String name) {
        return legal(name, text(name), SYMBOL, SYMBOL_RANGE);
    }

    /** A client id, null when none was sent. */
    @Nullable String id(String name) {
        String value = find(name);
        return value == null ? null : legal(name, value, ID, ID_RANGE);
    }

    /** Units of 10<sup>-8</sup>, 0 when it was not sent. */
    long decimal(String name) {
        String value = find(name);
        if (value == null) {
            return 0;
        }
        legal(name, value, DECIMAL, DECIMAL_RANGE);
        try {
            if (FixedPoint.scaleOf(value) > Quote.SCALE) {
                throw ApiError.of(-1111, "Parameter '%s' has too much precision.", name);
            }
            return FixedPoint.parse(value, Quote.SCALE);
        } catch (TradekeepException tooLarge) {
            throw ApiError.of(-1108, "Parameter '%s' overflowed.", name);
        }
    }

    /** Units of 10<sup>-8</sup>, more than nothing. */
    long positive(String name) {
        text(name);
        long value = decimal(name);
        if (value == 0) {
            throw ApiError.missing(name);
        }
        return value;
    }

    /** A whole number, or another one when it was not sent. */
    long number(String name, long otherwise) {
        String value = find(name);
        if (value == null) {
            return otherwise;
        }
        legal(name, value, LONG, LONG_RANGE);
        if (value.length() > LONG_DIGITS_MAX) {
            throw ApiError.of(-1108, "Parameter '%s' overflowed.", name);
        }
        return Long.parseLong(value);
    }

    /** How many are asked for: no more than the most. */
    int limit(int usual, int most) {
        long asked = number("limit", usual);
        if (asked == 0) {
            throw ApiError.of(-1130, "Data sent for parameter 'limit' is not valid.");
        }
        return (int) Math.min(asked, most);
    }

    boolean flag(String name) {
        String value = find(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw ApiError.of(-1130, "Data sent for parameter '%s' is not valid.", name);
        }
        return "true".equals(value);
    }

    /** A time in microseconds; it may be sent in either unit. */
    long timeMicros(String name, long otherwise) {
        long sent = number(name, -1);
        return sent == -1 ? otherwise : micros(sent);
    }

    /** Whether a time is in milliseconds shows by its size. */
    static long micros(long sent) {
        return sent < 100_000_000_000_000L ? sent * 1_000 : sent;
    }

    private static String legal(String name, String value, Pattern pattern, String range) {
        if (!pattern.matcher(value).matches()) {
            throw ApiError.illegal(name, range);
        }
        return value;
    }
}
