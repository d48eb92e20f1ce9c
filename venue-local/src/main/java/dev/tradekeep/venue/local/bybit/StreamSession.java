package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.List;
import java.util.UUID;

/**
 * A socket that takes subscriptions. A subscription is answered a little later: there are clients
 * that send it first and get ready for the answer after that, and a real network gives them the
 * time.
 */
abstract class StreamSession implements Protocol.Conversation {
    /** How long after a subscription it is answered. */
    static final long ANSWER_MICROS = 6_000;

    private final BybitVenue venue;
    private final Sink sink;
    private final String connectionId = UUID.randomUUID().toString();
    private boolean ended;

    StreamSession(BybitVenue venue, Sink sink) {
        this.venue = venue;
        this.sink = sink;
    }

    BybitVenue venue() {
        return venue;
    }

    Sink sink() {
        return sink;
    }

    String connectionId() {
        return connectionId;
    }

    void send(String text) {
        sink.send(text);
    }

    @Override
    public void receive(String text) {
        SocketMessage message;
        try {
            message = SocketMessage.read(text);
        } catch (ApiError error) {
            send(answer("", "\"\"", false, error.text()).end().toString());
            return;
        }
        switch (message.op()) {
            case "ping" -> send(pong(message));
            case "auth" -> send(authorized(message));
            case "subscribe", "unsubscribe" ->
                    venue.faults().later(ANSWER_MICROS, () -> change(message));
            default -> send(answer(message, false, "Unknown op: " + message.op()).end().toString());
        }
    }

    private void change(SocketMessage message) {
        venue.exchange()
                .locked(() -> {
                    if (ended) {
                        return null;
                    }
                    List<String> topics = message.texts();
                    boolean adds = message.op().equals("subscribe");
                    String problem = adds ? problem(topics) : "";
                    boolean done = problem.isEmpty();
                    send(answer(message, done, problem).end().toString());
                    if (done && adds) {
                        topics.forEach(this::add);
                    } else if (done) {
                        topics.forEach(this::remove);
                    }
                    return null;
                });
    }

    @Override
    public final void closed() {
        venue.exchange()
                .locked(() -> {
                    ended = true;
                    leave();
                    return null;
                });
    }

    private String authorized(SocketMessage message) {
        List<String> args = message.texts();
        try {
            if (args.size() != 3) {
                throw ApiError.of(10004, "Params Error");
            }
            logOn(venue.signatures().verifySocket(args.get(0), args.get(1), args.get(2)));
            return answer(message, true, "").end().toString();
        } catch (ApiError refused) {
            Json json = answer(message, false, refused.text());
            return json.raw("request", message.text()).end().toString();
        }
    }

    final Json answer(SocketMessage message, boolean success, String text) {
        String id = message.id();
        return answer(message.op(), id == null ? "\"\"" : id, success, text);
    }

    private Json answer(String op, String id, boolean success, String text) {
        Json json = new Json().object().put("success", success).put("ret_msg", text);
        return json.put("conn_id", connectionId).raw("req_id", id).put("op", op);
    }

    /** The answer to a ping. */
    abstract String pong(SocketMessage message);

    /** The key of the connection is known from now on. */
    abstract void logOn(ApiKeys.Entry entry);

    /** What is wrong with topics that somebody wants to hear, empty for nothing. */
    abstract String problem(List<String> topics);

    abstract void add(String topic);

    abstract void remove(String topic);

    /** The connection has ended; under the lock of the exchange. */
    abstract void leave();
}
