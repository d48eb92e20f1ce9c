package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers REST requests: finds the endpoint, counts, checks who asks, and wraps the result. */
final class RestApi {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final BybitVenue venue;
    private final LongSupplier clock;

    RestApi(BybitVenue venue) {
        this.venue = venue;
        clock = venue.exchange()::now;
    }

    RestReply answer(RestRequest request) {
        ApiKeys.Entry entry = null;
        Endpoint endpoint = null;
        try {
            venue.limits().spend(request.address());
            endpoint = endpoint(request);
            entry = endpoint.isSigned() ? venue.signatures().verify(request) : null;
            Fields fields =
                    request.method().equals("GET")
                            ? Fields.ofQuery(request.query())
                            : Fields.ofBody(request.body());
            if (entry != null) {
                venue.limits().spend(entry.account(), endpoint, Math.max(1, fields.rows().size()));
            }
            Call call = new Call(venue, fields, entry, new Json(), new Json());
            run(endpoint, call);
            String more = call.more().length() == 0 ? "{}" : call.more().toString();
            String body = envelope(0, "OK", call.out().toString(), more);
            return new RestReply(OK, body, headers(endpoint, entry));
        } catch (ApiError error) {
            return failed(error, headers(endpoint, entry));
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed.", request.method(), request.path(), defect);
            return failed(serverError(), headers(endpoint, entry));
        }
    }

    /** Refuses a request because of a fault. */
    RestReply refused(Fault fault) {
        return failed(FaultWords.of(fault), headers(null, null));
    }

    /** What went wrong is not the client's fault. */
    static ApiError serverError() {
        return ApiError.of(10016, "Server error");
    }

    /**
     * Does what an endpoint does.
     *
     * @throws ApiError when it is refused
     */
    static void run(Endpoint endpoint, Call call) {
        try {
            call.venue()
                    .exchange()
                    .locked(() -> {
                        call.venue().accounts().answering();
                        endpoint.answer().accept(call);
                        return null;
                    });
        } catch (Refusal refusal) {
            throw ApiError.of(refusal);
        }
    }

    private Endpoint endpoint(RestRequest request) {
        Endpoint found = venue.endpoints().ofPath(request.path());
        if (found == null || !found.method().equals(request.method())) {
            throw ApiError.withStatus(NOT_FOUND, 10017, "Route not found.");
        }
        return found;
    }

    private RestReply failed(ApiError error, List<String> headers) {
        String body = envelope(error.code(), error.text(), "{}", "{}");
        return new RestReply(error.status(), body, headers);
    }

    private String envelope(int code, String text, String result, String more) {
        Json json = new Json().object().put("retCode", code).put("retMsg", text);
        json.raw("result", result).raw("retExtInfo", more);
        return json.put("time", clock.getAsLong() / 1_000).end().toString();
    }

    private List<String> headers(@Nullable Endpoint endpoint, ApiKeys.@Nullable Entry entry) {
        String now = Long.toString(clock.getAsLong() / 1_000);
        if (endpoint == null || entry == null) {
            return List.of("Timenow", now);
        }
        RateLimits.Left left = venue.limits().left(entry.account(), endpoint);
        return List.of(
                "Timenow",
                now,
                "X-Bapi-Limit",
                Integer.toString(left.limit()),
                "X-Bapi-Limit-Status",
                Integer.toString(left.left()),
                "X-Bapi-Limit-Reset-Timestamp",
                Long.toString(left.resetMillis()));
    }
}
