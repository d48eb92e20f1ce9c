package dev.tradekeep.app.http.api;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.TradekeepException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What is answered to a request. */
public sealed interface Reply {
    /** Media types. */
    String JSON = "application/json";

    String PROBLEM = "application/problem+json";
    String HTML = "text/html; charset=utf-8";
    String CSS = "text/css; charset=utf-8";
    String JAVASCRIPT = "text/javascript; charset=utf-8";
    String EVENTS = "text/event-stream";
    String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    /**
     * A reply that is ready.
     *
     * @param status of HTTP
     * @param headers in addition to those that every reply has
     */
    record Whole(int status, String type, Content body, Map<String, String> headers)
            implements Reply {
        public Whole {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Events as they happen, until the other end hangs up.
     *
     * @param lastId the last one that the other end has seen; empty when it has seen none
     */
    record Events(String lastId) implements Reply {}

    /**
     * One JSON object with status 200 that is written piece by piece, such as a page of rows.
     * Nothing is sent before it is complete, so that a failure halfway is still answered as one.
     */
    record Rows(Source source) implements Reply {}

    /** Where rows come from. */
    @FunctionalInterface
    interface Source {
        /**
         * Writes the object, and ends early with a way to go on once the sink is full.
         *
         * @throws TradekeepException which is answered with the status of its code
         */
        void writeTo(RowSink sink);
    }

    /** One JSON object with status 200. */
    static Reply object(Consumer<JsonGenerator> properties) {
        return object(200, JSON, properties);
    }

    /** One JSON object. */
    static Reply object(int status, String type, Consumer<JsonGenerator> properties) {
        return text(status, type, Json.object(properties) + "\n");
    }

    /** A text in UTF-8. */
    static Reply text(int status, String type, String text) {
        return new Whole(status, type, Content.of(text), Map.of());
    }

    /** A text that is in memory once for all who ask for it. */
    static Reply shared(String type, Content text) {
        return new Whole(200, type, text, Map.of());
    }

    /** The same with one header more. */
    default Reply with(String header, String value) {
        return switch (this) {
            case Whole whole -> {
                Map<String, String> headers = new LinkedHashMap<>(whole.headers());
                headers.put(header, value);
                yield new Whole(whole.status(), whole.type(), whole.body(), headers);
            }
            case Rows _, Events _ -> throw new IllegalStateException("It has no headers yet");
        };
    }
}
