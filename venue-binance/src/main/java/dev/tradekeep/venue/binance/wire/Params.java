package dev.tradekeep.venue.binance.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a request, in the order in which they were added. */
public final class Params {
    private final Map<String, String> values = new LinkedHashMap<>();

    public Params put(String name, String value) {
        values.put(name, value);
        return this;
    }

    public Params put(String name, long value) {
        return put(name, Long.toString(value));
    }

    Params copy() {
        Params copy = new Params();
        copy.values.putAll(values);
        return copy;
    }

    /** Percent-encoded, as it is sent in a query and signed. */
    String query() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            text.append(text.isEmpty() ? "" : "&").append(name).append('=');
            text.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return text.toString();
    }

    /** As a JSON object of texts. */
    public String json() {
        StringBuilder text = new StringBuilder("{");
        values.forEach((name, value) -> {
            text.append(text.length() == 1 ? "" : ",").append('"').append(name).append("\":\"");
            text.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        });
        return text.append('}').toString();
    }

    /** Sorted and not encoded, as the WebSocket API wants it signed. */
    String sorted() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) -> {
                    text.append(text.isEmpty() ? "" : "&").append(name).append('=');
                    text.append(value);
                });
        return text.toString();
    }
}
