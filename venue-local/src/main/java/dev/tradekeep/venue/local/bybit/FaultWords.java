package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.RequestRole;
import dev.tradekeep.venue.local.fault.Target;
import org.jspecify.annotations.Nullable;

/** Faults in Bybit's words. */
final class FaultWords {
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_ERROR = 500;

    private FaultWords() {}

    /** What is answered in place of the usual answer. */
    static ApiError of(Fault fault) {
        return switch (fault.kind()) {
            case UNKNOWN_OUTCOME -> ApiError.of(10000, "Server Timeout");
            case MAINTENANCE ->
                    ApiError.withStatus(UNAVAILABLE, 10016, "System is under maintenance.");
            case BAN ->
                    ApiError.withStatus(
                            FORBIDDEN, 10018, "access too frequent. Exceeded the IP Rate Limit.");
            case RATE_LIMIT -> ApiError.of(10006, "Too many visits. Exceeded the API Rate Limit.");
            case KEY_REVOKED -> ApiError.of(10003, "API key is invalid.");
            default ->
                    ApiError.withStatus(
                            fault.spec().number("status", SERVER_ERROR), 10016, "Server error");
        };
    }

    /**
     * What a request is to faults.
     *
     * @param endpoint null for one that nobody knows
     * @param path of REST, or the operation over a socket
     */
    static Target target(@Nullable Endpoint endpoint, String path, @Nullable String key) {
        return Target.request(endpoint == null ? RequestRole.PUBLIC : role(endpoint), path, key);
    }

    private static RequestRole role(Endpoint endpoint) {
        if (!endpoint.isSigned()) {
            return RequestRole.PUBLIC;
        }
        if (endpoint.method().equals("GET")) {
            return RequestRole.QUERY;
        }
        if (endpoint.path().contains("amend")) {
            return RequestRole.AMEND;
        }
        return endpoint.path().contains("cancel") ? RequestRole.CANCEL : RequestRole.PLACE;
    }
}
