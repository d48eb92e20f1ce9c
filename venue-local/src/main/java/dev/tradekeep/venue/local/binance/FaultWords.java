package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.RequestRole;
import dev.tradekeep.venue.local.fault.Target;
import org.jspecify.annotations.Nullable;

/** Faults in Binance's words. */
final class FaultWords {
    private static final int UNAUTHORIZED = 401;
    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private FaultWords() {}

    /** What is answered in place of the usual answer. */
    static ApiError of(Fault fault, long nowMicros) {
        return switch (fault.kind()) {
            case UNKNOWN_OUTCOME ->
                    ApiError.withStatus(
                            GATEWAY_TIMEOUT,
                            -1007,
                            "Timeout waiting for response from backend server. Send status unknown;"
                                    + " execution status unknown.");
            case MAINTENANCE -> ApiError.withStatus(UNAVAILABLE, 1, "System is under maintenance.");
            case BAN -> banned(fault.spec().number("seconds", 0), nowMicros);
            case RATE_LIMIT ->
                    ApiError.later(
                            TOO_MANY,
                            -1003,
                            fault.spec().number("seconds", 0),
                            "Too much request weight used; current limit is 6000 request weight per"
                                    + " 1 MINUTE. Please use WebSocket Streams for live updates to"
                                    + " avoid polling the API.");
            case KEY_REVOKED ->
                    ApiError.withStatus(
                            UNAUTHORIZED, -2015, "Invalid API-key, IP, or permissions for action.");
            default ->
                    ApiError.withStatus(
                            fault.spec().number("status", RestApi.SERVER_ERROR),
                            -1000,
                            "An unknown error occurred while processing the request.");
        };
    }

    private static ApiError banned(int seconds, long nowMicros) {
        return ApiError.later(
                BANNED,
                -1003,
                seconds,
                "Way too much request weight used; IP banned until "
                        + (nowMicros / 1_000 + seconds * 1_000L)
                        + ". Please use WebSocket Streams for live updates to avoid bans.");
    }

    /**
     * What a request is to faults.
     *
     * @param endpoint null for one that nobody knows
     * @param path of REST, or the method of the WebSocket API
     */
    static Target target(@Nullable Endpoint endpoint, String path, @Nullable String key) {
        return Target.request(endpoint == null ? RequestRole.PUBLIC : role(endpoint), path, key);
    }

    private static RequestRole role(Endpoint endpoint) {
        return switch (endpoint.security()) {
            case NONE -> RequestRole.PUBLIC;
            case KEY, SIGNED -> RequestRole.QUERY;
            case TRADE -> trade(endpoint.socketMethod());
        };
    }

    private static RequestRole trade(String method) {
        if (method.contains("amend")) {
            return RequestRole.AMEND;
        }
        boolean cancels = method.contains("cancel") && !method.equals("order.cancelReplace");
        if (cancels) {
            return RequestRole.CANCEL;
        }
        return method.equals("order.test") ? RequestRole.QUERY : RequestRole.PLACE;
    }
}
