package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.RequestFate;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that places, amends and cancels orders, once it has shown a key. */
final class TradeSession implements Protocol.Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(TradeSession.class);
    private static final int INTERNAL_ERROR = 1_011;

    private final BybitVenue venue;
    private final Sink sink;
    private final String connectionId = UUID.randomUUID().toString();
    private volatile ApiKeys.@Nullable Entry entry;

    TradeSession(BybitVenue venue, Sink sink) {
        this.venue = venue;
        this.sink = sink;
    }

    @Override
    public void receive(String text) {
        try {
            SocketMessage message = SocketMessage.read(text);
            switch (message.op()) {
                case "ping" -> sink.send(pong());
                case "auth" -> sink.send(authorized(message));
                default -> order(message);
            }
        } catch (ApiError error) {
            Json json = new Json().object().put("retCode", error.code());
            sink.send(
                    json.put("retMsg", error.text()).put("connId", connectionId).end().toString());
        }
    }

    @Override
    public void closed() {
        // Orders stay.
    }

    private String pong() {
        Json json = new Json().object().put("retCode", 0).put("retMsg", "OK").put("op", "pong");
        json.array("data").item(Long.toString(venue.exchange().now() / 1_000)).endArray();
        return json.put("connId", connectionId).end().toString();
    }

    private String authorized(SocketMessage message) {
        Json json = new Json().object();
        try {
            if (message.texts().size() != 3) {
                throw ApiError.of(10004, "Params Error");
            }
            entry =
                    venue.signatures()
                            .verifySocket(
                                    message.texts().get(0),
                                    message.texts().get(1),
                                    message.texts().get(2));
            json.put("retCode", 0).put("retMsg", "OK");
        } catch (ApiError refused) {
            json.put("retCode", refused.code()).put("retMsg", refused.text());
        }
        return json.put("op", "auth").put("connId", connectionId).end().toString();
    }

    private void order(SocketMessage message) {
        RequestFate fate = fate(message);
        if (fate.delayMicros() == 0) {
            answer(message, fate);
        } else {
            venue.faults().later(fate.delayMicros(), () -> answer(message, fate));
        }
    }

    /** What becomes of it; messages are late on their way out, so latency is none of it. */
    private RequestFate fate(SocketMessage message) {
        FaultDesk faults = venue.faults();
        if (faults.isIdle()) {
            return RequestFate.USUAL;
        }
        ApiKeys.Entry known = entry;
        return faults.message(
                FaultWords.target(
                        venue.endpoints().ofSocketOp(message.op()),
                        message.op(),
                        known == null ? null : known.key()));
    }

    private void answer(SocketMessage message, RequestFate fate) {
        String usual = fate.carriedOut() ? answer(message) : "";
        Fault fault = fate.fault();
        if (fault == null) {
            sink.send(usual);
            return;
        }
        switch (fate.answer()) {
            case USUAL -> sink.send(usual);
            case HALF, BROKEN -> sink.send(usual.substring(0, usual.length() / 2));
            case CUT -> sink.close(INTERNAL_ERROR, "Cut on request");
            case NONE -> LOG.debug("{} is not answered.", message.op());
            case ERROR_STATUS, REFUSED, PAGE -> sink.send(failed(message, FaultWords.of(fault)));
        }
    }

    private String answer(SocketMessage message) {
        try {
            Endpoint endpoint = venue.endpoints().ofSocketOp(message.op());
            if (endpoint == null) {
                throw ApiError.of(10404, "op type is not found");
            }
            ApiKeys.Entry known = entry;
            if (known == null) {
                throw ApiError.of(10007, "User authentication failed.");
            }
            if (message.args().size() != 1) {
                throw ApiError.params("one order is wanted in args.");
            }
            venue.signatures()
                    .requireInTime(
                            message.header().path(HeaderSignatures.TIMESTAMP).asString(""),
                            message.header().path(HeaderSignatures.WINDOW).asString(""));
            Fields fields = Fields.of(message.args().getFirst());
            venue.limits().spend(known.account(), endpoint, Math.max(1, fields.rows().size()));
            Call call = new Call(venue, fields, known, new Json(), new Json());
            RestApi.run(endpoint, call);
            String more = call.more().length() == 0 ? "{}" : call.more().toString();
            RateLimits.Left left = venue.limits().left(known.account(), endpoint);
            return reply(message, 0, "OK", call.out().toString(), more, left);
        } catch (ApiError error) {
            return failed(message, error);
        } catch (RuntimeException defect) {
            LOG.error("{} failed.", message.op(), defect);
            return failed(message, RestApi.serverError());
        }
    }

    private String failed(SocketMessage message, ApiError error) {
        return reply(message, error.code(), error.text(), "{}", "{}", null);
    }

    private String reply(
            SocketMessage message,
            int code,
            String text,
            String data,
            String more,
            RateLimits.@Nullable Left left) {
        Json json = message.putId(new Json().object(), "reqId").put("retCode", code);
        json.put("retMsg", text).put("op", message.op()).raw("data", data);
        json.raw("retExtInfo", more).object("header");
        if (left != null) {
            json.put("X-Bapi-Limit", Integer.toString(left.limit()));
            json.put("X-Bapi-Limit-Status", Integer.toString(left.left()));
            json.put("X-Bapi-Limit-Reset-Timestamp", Long.toString(left.resetMillis()));
        }
        json.put("Traceid", UUID.randomUUID().toString());
        json.put("Timenow", Long.toString(venue.exchange().now() / 1_000)).end();
        return json.put("connId", connectionId).end().toString();
    }
}
