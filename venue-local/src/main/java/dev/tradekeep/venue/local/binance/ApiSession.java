package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.binance.UserStreams.Subscription;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.RequestFate;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the WebSocket API: requests that are signed one by one, or by a session that is
 * logged on.
 */
final class ApiSession implements Protocol.Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(ApiSession.class);
    private static final int SUBSCRIPTIONS_MAX = 1_000;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int INTERNAL_ERROR = 1_011;
    private static final int SOCKET_WEIGHT = 2;
    private static final String RETURN_LIMITS = "returnRateLimits";

    private final BinanceVenue venue;
    private final Sink sink;
    private final String address;
    private final boolean micros;
    private final boolean tellsLimits;
    private final Map<Integer, Subscription> subscriptions = new TreeMap<>();
    private final long connectedMicros;
    private int nextSubscription;
    private ApiKeys.@Nullable Entry session;
    private long loggedOnMicros;
    private int sessionSubscription = -1;

    ApiSession(BinanceVenue venue, Sink sink, String query, String address) {
        this.venue = venue;
        this.sink = sink;
        this.address = address;
        Map<String, String> params = Params.of(query, "").all();
        micros = RestApi.isMicros(params.get("timeUnit"));
        tellsLimits = !"false".equals(params.get(RETURN_LIMITS));
        connectedMicros = venue.exchange().now();
    }

    @Override
    public void receive(String text) {
        SocketRequest request;
        try {
            request = SocketRequest.read(text);
        } catch (ApiError error) {
            sink.send(failed("null", error, null, true));
            return;
        }
        boolean limits = tellsLimits && !"false".equals(request.named().get(RETURN_LIMITS));
        if (request.named().containsKey(RETURN_LIMITS)) {
            limits = !"false".equals(request.named().get(RETURN_LIMITS));
        }
        boolean told = limits;
        RequestFate fate = fate(request);
        if (fate.delayMicros() == 0) {
            answer(request, told, fate);
        } else {
            venue.faults().later(fate.delayMicros(), () -> answer(request, told, fate));
        }
    }

    /** What becomes of it; messages are late on their way out, so latency is none of it. */
    private RequestFate fate(SocketRequest request) {
        FaultDesk faults = venue.faults();
        if (faults.isIdle()) {
            return RequestFate.USUAL;
        }
        String method = method(request);
        ApiKeys.Entry entry = session;
        String key = request.named().getOrDefault("apiKey", entry == null ? "" : entry.key());
        return faults.message(
                FaultWords.target(venue.endpoints().ofSocketMethod(method), method, key));
    }

    private void answer(SocketRequest request, boolean told, RequestFate fate) {
        // Answers and events leave in the order in which things happen.
        venue.exchange()
                .locked(() -> {
                    String usual = fate.carriedOut() ? answer(request, told) : "";
                    Fault fault = fate.fault();
                    if (fault == null) {
                        sink.send(usual);
                        return null;
                    }
                    switch (fate.answer()) {
                        case USUAL -> sink.send(usual);
                        case HALF, BROKEN -> sink.send(usual.substring(0, usual.length() / 2));
                        case CUT -> sink.close(INTERNAL_ERROR, "Cut on request");
                        case NONE -> LOG.debug("{} is not answered.", request.method());
                        case ERROR_STATUS, REFUSED, PAGE ->
                                sink.send(
                                        failed(
                                                request.id(),
                                                FaultWords.of(fault, venue.exchange().now()),
                                                null,
                                                told));
                    }
                    return null;
                });
    }

    @Override
    public void closed() {
        venue.exchange()
                .locked(() -> {
                    subscriptions.values().forEach(venue.users()::remove);
                    subscriptions.clear();
                    return null;
                });
    }

    private String answer(SocketRequest request, boolean limits) {
        Account[] who = new Account[1];
        try {
            Json out = new Json();
            handle(request, out, who);
            Json json = new Json().object().raw("id", request.id()).put("status", 200);
            json.raw("result", out.length() == 0 ? "{}" : out.toString());
            return end(json, limits, who[0]);
        } catch (Refusal refusal) {
            return failed(request.id(), ApiError.of(refusal), who[0], limits);
        } catch (ApiError error) {
            return failed(request.id(), error, who[0], limits);
        } catch (RuntimeException defect) {
            LOG.error("{} failed.", request.method(), defect);
            return failed(request.id(), RestApi.unknown(), who[0], limits);
        }
    }

    private String failed(String id, ApiError error, @Nullable Account who, boolean limits) {
        Json json = new Json().object().raw("id", id).put("status", error.status());
        json.object("error").put("code", error.code()).put("msg", error.text());
        String data = error.data();
        if (error.retryAfterSeconds() > 0) {
            long now = venue.exchange().now() / 1_000;
            json.object("data").put("serverTime", now);
            json.put("retryAfter", now + error.retryAfterSeconds() * 1_000).end();
        } else if (data != null) {
            json.raw("data", data);
        }
        json.end();
        return end(json, limits, who);
    }

    private String end(Json json, boolean limits, @Nullable Account who) {
        if (limits) {
            RateLimitJson.used(json, venue.limits(), address, who == null ? null : who.number());
        }
        return json.end().toString();
    }

    private static String method(SocketRequest request) {
        return request.method().startsWith("v3/")
                ? request.method().substring("v3/".length())
                : request.method();
    }

    private void handle(SocketRequest request, Json out, Account[] who) {
        String method = method(request);
        Map<String, String> named = new HashMap<>(request.named());
        named.remove(RETURN_LIMITS);
        Params params = new Params(named);
        Endpoint endpoint = venue.endpoints().ofSocketMethod(method);
        if (endpoint != null) {
            call(endpoint, params, request.named(), out, who);
            return;
        }
        venue.limits().spend(address, SOCKET_WEIGHT);
        switch (method) {
            case "session.logon" -> logOn(params, request.named(), out);
            case "session.status" -> status(out);
            case "session.logout" -> logOut(out);
            case "userDataStream.subscribe" -> subscribeSession(out);
            case "userDataStream.subscribe.signature" ->
                    subscribe(verify(params, request.named()), out);
            case "userDataStream.unsubscribe" -> unsubscribe(params);
            case "session.subscriptions" -> listSubscriptions(out);
            default ->
                    throw ApiError.withStatus(
                            BAD_REQUEST, -1000, "There is no method %s.", request.method());
        }
    }

    private void call(
            Endpoint endpoint, Params params, Map<String, String> sent, Json out, Account[] who) {
        int weight = 1;
        try {
            weight = endpoint.weight().applyAsInt(params);
        } finally {
            venue.limits().spend(address, weight);
        }
        Account account = null;
        if (endpoint.isSigned()) {
            account = authorize(params, sent);
            who[0] = account;
        }
        params.requireOnly(endpoint.names());
        endpoint.answer().accept(new Call(venue, params, account, micros, out));
        if (endpoint.security() == Security.TRADE) {
            venue.limits().refund(address, weight);
        }
    }

    /** A session that is logged on need not sign. */
    private Account authorize(Params params, Map<String, String> sent) {
        ApiKeys.Entry entry = session;
        if (entry != null && !params.has("signature")) {
            if (params.has("timestamp")) {
                venue.signatures().requireInTime(params);
            }
            return entry.account();
        }
        return verify(params, sent).account();
    }

    private ApiKeys.Entry verify(Params params, Map<String, String> sent) {
        params.text("apiKey");
        return venue.signatures().verify(params.find("apiKey"), params, SignedPayload.of(sent));
    }

    private void logOn(Params params, Map<String, String> sent, Json out) {
        ApiKeys.Entry entry = verify(params, sent);
        if (venue.settings().strict() && !entry.credential().mayLogOn()) {
            throw ApiError.withStatus(
                    UNAUTHORIZED,
                    -4056,
                    "HMAC_SHA256 API key is not supported: sessions need an Ed25519 key.");
        }
        session = entry;
        loggedOnMicros = venue.exchange().now();
        status(out);
    }

    private void logOut(Json out) {
        Subscription heard = subscriptions.remove(sessionSubscription);
        if (heard != null) {
            venue.users().terminate(heard);
            sessionSubscription = -1;
        }
        session = null;
        status(out);
    }

    private void status(Json out) {
        ApiKeys.Entry entry = session;
        long unit = micros ? 1 : 1_000;
        out.object().put("apiKey", entry == null ? null : entry.key());
        if (entry == null) {
            out.raw("authorizedSince", "null");
        } else {
            out.put("authorizedSince", loggedOnMicros / unit);
        }
        out.put("connectedSince", connectedMicros / unit);
        out.put("returnRateLimits", tellsLimits);
        out.put("serverTime", venue.exchange().now() / unit);
        out.put("userDataStream", !subscriptions.isEmpty()).end();
    }

    private void subscribeSession(Json out) {
        ApiKeys.Entry entry = session;
        if (entry == null) {
            throw ApiError.withStatus(
                    UNAUTHORIZED, -1002, "You are not authorized to execute this request.");
        }
        if (sessionSubscription != -1) {
            throw ApiError.of(-2035, "User Data Stream subscription already active.");
        }
        sessionSubscription = subscribe(entry, out);
    }

    private int subscribe(ApiKeys.Entry entry, Json out) {
        if (nextSubscription >= SUBSCRIPTIONS_MAX) {
            throw ApiError.of(-2042, "Maximum subscription ID reached for this connection.");
        }
        int id = nextSubscription++;
        subscriptions.put(id, venue.users().subscribe(entry.account(), sink, id, micros));
        out.object().put("subscriptionId", id).end();
        return id;
    }

    /** Ends one subscription, or all of them; some clients send the number as a text. */
    private void unsubscribe(Params params) {
        long id = params.number("subscriptionId", -1);
        Set<Integer> ending =
                id == -1 ? Set.copyOf(subscriptions.keySet()) : Set.of(Math.toIntExact(id));
        if (id != -1 && !subscriptions.containsKey(Math.toIntExact(id))) {
            throw ApiError.of(-2036, "User Data Stream subscription not active.");
        }
        for (int one : ending) {
            Subscription heard = subscriptions.remove(one);
            if (heard != null) {
                venue.users().terminate(heard);
            }
            sessionSubscription = one == sessionSubscription ? -1 : sessionSubscription;
        }
    }

    private void listSubscriptions(Json out) {
        out.array();
        subscriptions.keySet().forEach(id -> out.object().put("subscriptionId", id).end());
        out.endArray();
    }
}
