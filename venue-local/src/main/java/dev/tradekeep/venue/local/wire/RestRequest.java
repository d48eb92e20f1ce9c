package dev.tradekeep.venue.local.wire;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param query raw, without its question mark, empty without one
 * @param body raw, empty without one
 * @param address who asks
 */
public record RestRequest(
        String method, String path, String query, String body, Headers headers, String address) {
    /** What a request carries on its outside. */
    @FunctionalInterface
    public interface Headers {
        /** The first header of a name in any case, null when there is none. */
        @Nullable String get(String name);
    }
}
