package dev.tradekeep.app.http.api;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that has the shape of its route, from somebody who may make it.
 *
 * @param head where it came from and what it carries
 * @param caller who makes it
 * @param parts the values of the parameters in the path
 * @param query the values of the query, each name once
 */
public record Request(
        Inquiry head,
        Caller caller,
        Map<String, String> parts,
        Map<String, String> query,
        Body body) {
    /** In the digits of ASCII alone, of which one text is one number. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    public Request {
        parts = Map.copyOf(parts);
        query = Map.copyOf(query);
    }

    /** A parameter of the path. */
    public String part(String name) {
        String value = parts.get(name);
        if (value == null) {
            throw new IllegalStateException("The path has no {" + name + "}");
        }
        return value;
    }

    /** A parameter of the path that is the id of a row. */
    public long id() {
        return number("id", part("id"));
    }

    /** A value of the query. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A whole number of the query. */
    public long number(String name, long otherwise) {
        return optional(name).map(text -> number(name, text)).orElse(otherwise);
    }

    private static long number(String name, String text) {
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw Requests.wanted("a whole number of 64 bits", name, text);
        }
        throw Requests.wanted("a whole number", name, text);
    }
}
