package dev.tradekeep.venue.local.wire;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param query raw, without its question mark, empty without one
 * @param body raw, empty without one
 * @param apiKey the header X-MBX-APIKEY
 * @param timeUnit the header X-MBX-TIME-UNIT
 * @param address who asks
 */
public record RestRequest(
        String method,
        String path,
        String query,
        String body,
        @Nullable String apiKey,
        @Nullable String timeUnit,
        String address) {}
