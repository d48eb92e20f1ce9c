package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.EventGate;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A connection that hears of one account, once it has shown the account's key. */
final class PrivateSession extends StreamSession {
    private static final Set<String> STREAMS =
            Set.of("order", "execution", "execution.fast", "wallet", "position", "greeks", "dcp");

    private static final Set<String> CATEGORIES = Set.of("spot", "linear", "inverse", "option");
    private static final int GOING_AWAY = 1_001;

    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private volatile ApiKeys.@Nullable Entry entry;
    private volatile @Nullable EventGate gate;

    PrivateSession(BybitVenue venue, Sink sink) {
        super(venue, sink);
    }

    /** Sends a message of the account if it is one that is heard. May be called on any thread. */
    void tell(String topic, String text, @Nullable String symbol, boolean fill) {
        EventGate passed = gate;
        if (passed != null && (topics.contains(topic) || topics.contains(topic + ".spot"))) {
            passed.send(text, symbol, fill);
        }
    }

    @Override
    String pong(SocketMessage message) {
        Json json = message.putId(new Json().object(), "req_id").put("op", "pong");
        json.array("args").item(Long.toString(venue().exchange().now() / 1_000)).endArray();
        return json.put("conn_id", connectionId()).end().toString();
    }

    @Override
    void logOn(ApiKeys.Entry known) {
        gate =
                new EventGate(
                        venue().faults(),
                        known.key(),
                        sink()::send,
                        () -> sink().close(GOING_AWAY, "Going away"));
        venue().exchange()
                .locked(() -> {
                    leave();
                    entry = known;
                    venue().accounts().add(known.account(), this);
                    return null;
                });
    }

    @Override
    String problem(List<String> names) {
        if (entry == null) {
            return "Request not authorized";
        }
        for (String name : names) {
            if (!isKnown(name)) {
                return "error:handler not found,topic:" + name;
            }
        }
        return "";
    }

    private static boolean isKnown(String name) {
        int at = name.lastIndexOf('.');
        return STREAMS.contains(name)
                || (at != -1
                        && STREAMS.contains(name.substring(0, at))
                        && CATEGORIES.contains(name.substring(at + 1)));
    }

    @Override
    void add(String topic) {
        topics.add(topic);
    }

    @Override
    void remove(String topic) {
        topics.remove(topic);
    }

    @Override
    void leave() {
        ApiKeys.Entry known = entry;
        if (known != null) {
            venue().accounts().remove(known.account(), this);
        }
    }
}
