package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers REST requests: finds the endpoint, counts, checks who asks, and writes errors as
 * documented.
 */
final class RestApi {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private static final int OK = 200;
    static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    /** Whose request it is. */
    static final String KEY_HEADER = "X-MBX-APIKEY";

    private static final String UNIT_HEADER = "X-MBX-TIME-UNIT";
    private static final String LISTEN_KEY_PATH = "/api/v3/userDataStream";

    private final BinanceVenue venue;

    RestApi(BinanceVenue venue) {
        this.venue = venue;
    }

    RestReply answer(RestRequest request) {
        List<String> headers = new ArrayList<>(6);
        try {
            if (request.path().equals(LISTEN_KEY_PATH)) {
                venue.limits().spend(request.address(), 2);
                String body = venue.listenKeys().answer(venue, request);
                return reply(request, OK, body, headers);
            }
            return answer(request, endpoint(request), headers);
        } catch (Refusal refusal) {
            return failed(request, ApiError.of(refusal), headers);
        } catch (ApiError error) {
            return failed(request, error, headers);
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed.", request.method(), request.path(), defect);
            return failed(request, unknown(), headers);
        }
    }

    /** What a request is to faults. */
    Target target(RestRequest request) {
        Map<String, Endpoint> found = venue.endpoints().ofPath(request.path());
        return FaultWords.target(
                found == null ? null : found.get(request.method()),
                request.path(),
                request.headers().get(KEY_HEADER));
    }

    /** Refuses a request because of a fault. */
    RestReply refused(RestRequest request, Fault fault) {
        return failed(request, FaultWords.of(fault, venue.exchange().now()), new ArrayList<>(6));
    }

    static ApiError unknown() {
        return ApiError.withStatus(
                SERVER_ERROR, -1000, "An unknown error occurred while processing the request.");
    }

    private Endpoint endpoint(RestRequest request) {
        Map<String, Endpoint> found = venue.endpoints().ofPath(request.path());
        if (found == null) {
            throw ApiError.withStatus(NOT_FOUND, -1000, "There is no %s.", request.path());
        }
        Endpoint endpoint = found.get(request.method());
        if (endpoint == null) {
            throw ApiError.withStatus(
                    NOT_ALLOWED, -1000, "%s does not take %s.", request.path(), request.method());
        }
        return endpoint;
    }

    private RestReply answer(RestRequest request, Endpoint endpoint, List<String> headers) {
        boolean micros = isMicros(request.headers().get(UNIT_HEADER));
        int weight = 1;
        Params params;
        try {
            params = Params.of(request.query(), request.body());
            weight = endpoint.weight().applyAsInt(params);
        } finally {
            venue.limits().spend(request.address(), weight);
        }
        Account account = authenticate(endpoint, request, params);
        params.requireOnly(endpoint.names());
        Json out = new Json();
        Call call = new Call(venue, params, account, micros, out);
        venue.exchange()
                .locked(() -> {
                    endpoint.answer().accept(call);
                    return null;
                });
        if (endpoint.security() == Security.TRADE) {
            venue.limits().refund(request.address(), weight);
            addOrderCounts(headers, account);
        }
        return reply(request, OK, out.toString(), headers);
    }

    private @Nullable Account authenticate(Endpoint endpoint, RestRequest request, Params params) {
        if (endpoint.isSigned()) {
            String payload = SignedPayload.of(request.query(), request.body());
            return venue.signatures()
                    .verify(request.headers().get(KEY_HEADER), params, payload)
                    .account();
        }
        return endpoint.security() == Security.KEY
                ? venue.signatures().find(request.headers().get(KEY_HEADER)).account()
                : null;
    }

    private void addOrderCounts(List<String> headers, @Nullable Account account) {
        if (account != null) {
            headers.add("X-MBX-ORDER-COUNT-10S");
            headers.add(Integer.toString(venue.limits().ordersInTenSeconds(account.number())));
            headers.add("X-MBX-ORDER-COUNT-1D");
            headers.add(Integer.toString(venue.limits().ordersToday(account.number())));
        }
    }

    /** Whether times are told in microseconds. */
    static boolean isMicros(@Nullable String unit) {
        if (unit == null || unit.toUpperCase(Locale.ROOT).equals("MILLISECOND")) {
            return false;
        }
        if (unit.toUpperCase(Locale.ROOT).equals("MICROSECOND")) {
            return true;
        }
        throw ApiError.of(
                -1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
    }

    private RestReply failed(RestRequest request, ApiError error, List<String> headers) {
        Json json = new Json();
        error.write(json);
        if (error.retryAfterSeconds() > 0) {
            headers.add("Retry-After");
            headers.add(Long.toString(error.retryAfterSeconds()));
        }
        return reply(request, error.status(), json.toString(), headers);
    }

    private RestReply reply(RestRequest request, int status, String body, List<String> headers) {
        headers.add("X-MBX-USED-WEIGHT");
        String used = Integer.toString(venue.limits().used(request.address()));
        headers.add(used);
        headers.add("X-MBX-USED-WEIGHT-1M");
        headers.add(used);
        return new RestReply(status, body, headers);
    }
}
