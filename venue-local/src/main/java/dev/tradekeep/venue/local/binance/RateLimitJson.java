package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.wire.Json;
import org.jspecify.annotations.Nullable;

/** Limits, and how much of them is used. */
final class RateLimitJson {
    private RateLimitJson() {}

    /** One limit, open-ended: the caller adds a count, or ends it. */
    static Json limit(Json json, String type, String interval, int number, int limit) {
        json.object().put("rateLimitType", type).put("interval", interval);
        return json.put("intervalNum", number).put("limit", limit);
    }

    /** The order counts of an account. */
    static void orders(Json json, Limits limits, int account) {
        LimitSettings settings = limits.settings();
        limit(json, "ORDERS", "SECOND", 10, settings.ordersPerTenSeconds())
                .put("count", limits.ordersInTenSeconds(account))
                .end();
        limit(json, "ORDERS", "DAY", 1, settings.ordersPerDay())
                .put("count", limits.ordersToday(account))
                .end();
    }

    /** What an answer over the WebSocket API tells of limits. */
    static void used(Json json, Limits limits, String address, @Nullable Integer account) {
        json.array("rateLimits");
        if (account != null) {
            orders(json, limits, account);
        }
        limit(json, "REQUEST_WEIGHT", "MINUTE", 1, limits.settings().weightPerMinute())
                .put("count", limits.used(address))
                .end();
        json.endArray();
    }
}
