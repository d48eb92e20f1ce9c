package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.wire.Json;
import java.util.Map;
import java.util.TreeMap;

/** What changed in a book since it was told last. */
final class DepthDelta {
    private final Map<Long, Long> bids = new TreeMap<>((a, b) -> Long.compare(b, a));
    private final Map<Long, Long> asks = new TreeMap<>();
    private long firstId;

    /** Forgets all; the next change is the first. */
    void begin(long nextId) {
        bids.clear();
        asks.clear();
        firstId = nextId;
    }

    void change(boolean buy, long price, long quantity) {
        (buy ? bids : asks).put(price, quantity);
    }

    boolean isEmpty() {
        return bids.isEmpty() && asks.isEmpty();
    }

    void write(Json json, String symbol, long timeUnits, long lastId) {
        json.object().put("e", "depthUpdate").put("E", timeUnits).put("s", symbol);
        json.put("U", firstId).put("u", lastId);
        side(json, "b", bids);
        side(json, "a", asks);
        json.end();
    }

    private static void side(Json json, String name, Map<Long, Long> changes) {
        json.array(name);
        changes.forEach(
                (price, quantity) -> json.array().amount(price).amount(quantity).endArray());
        json.endArray();
    }
}
