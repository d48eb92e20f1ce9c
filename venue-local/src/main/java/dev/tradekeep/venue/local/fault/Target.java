package dev.tradekeep.venue.local.fault;

import org.jspecify.annotations.Nullable;

/**
 * What a fault may strike.
 *
 * @param role of a request, null for anything else
 * @param path of a request, or its method over a socket; empty for anything else
 * @param key of the account, null for anybody
 * @param symbol null where there is none
 */
public record Target(
        @Nullable RequestRole role, String path, @Nullable String key, @Nullable String symbol) {
    /** A request. */
    public static Target request(RequestRole role, String path, @Nullable String key) {
        return new Target(role, path, key, null);
    }

    /** An event of an account. */
    public static Target event(String key, @Nullable String symbol) {
        return new Target(null, "", key, symbol);
    }

    /** Something of a market. */
    public static Target market(String symbol) {
        return new Target(null, "", null, symbol);
    }
}
