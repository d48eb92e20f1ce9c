package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.FaultKind;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection for market data. */
final class PublicSession extends StreamSession {
    private static final int ARGS_MAX = 10;
    private static final int TOPICS_MAX = 1_024;

    private final Map<String, Topic> topics = new HashMap<>();

    PublicSession(BybitVenue venue, Sink sink) {
        super(venue, sink);
    }

    /** Sends something of a market, unless a fault keeps it silent. */
    void deliver(String symbol, String text) {
        if (venue().faults().isIdle()
                || !venue().faults().strikes(FaultKind.MARKET_SILENT, Target.market(symbol))) {
            send(text);
        }
    }

    @Override
    String pong(SocketMessage message) {
        return answer(message, true, "pong").end().toString();
    }

    @Override
    void logOn(ApiKeys.Entry entry) {
        // What it may hear, everybody may.
    }

    @Override
    String problem(List<String> names) {
        if (names.isEmpty()) {
            return "error:args is empty";
        }
        if (names.size() > ARGS_MAX) {
            return "args size >" + ARGS_MAX;
        }
        if (topics.size() + names.size() > TOPICS_MAX) {
            return "error:too many topics";
        }
        for (String name : names) {
            if (Topic.of(venue(), name) == null) {
                return "error:handler not found,topic:" + name;
            }
        }
        return "";
    }

    @Override
    void add(String name) {
        Topic topic = Topic.of(venue(), name);
        if (topic == null) {
            return;
        }
        topics.put(name, topic);
        if (topic.kind() == Topic.Kind.BOOK) {
            venue().books().subscribe(this, topic.market(), topic.depth(), name);
        } else {
            venue().markets().subscribe(this, topic);
        }
    }

    @Override
    void remove(String name) {
        Topic topic = topics.remove(name);
        if (topic == null) {
            return;
        }
        if (topic.kind() == Topic.Kind.BOOK) {
            venue().books().unsubscribe(this, topic.market(), topic.depth());
        } else {
            venue().markets().unsubscribe(this, name);
        }
    }

    @Override
    void leave() {
        List.copyOf(topics.keySet()).forEach(this::remove);
    }
}
