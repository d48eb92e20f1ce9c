package dev.tradekeep.venue;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders that the simulated exchange can tell about: those it holds and the last that left.
 * They are forgotten many at a time, because to look for each of them costs more than to keep it.
 */
final class KnownOrders {
    /** Of orders that left, at least so many are remembered, and at most twice as many. */
    static final int GONE_MIN = 512;

    private final Map<String, RestingOrder> held = new HashMap<>();
    private Map<String, RestingOrder> gone = new HashMap<>();
    private Map<String, RestingOrder> goneBefore = new HashMap<>();

    /** Returns whether the id was free. */
    boolean add(RestingOrder order) {
        String id = order.id();
        if (gone.containsKey(id) || goneBefore.containsKey(id)) {
            return false;
        }
        return held.putIfAbsent(id, order) == null;
    }

    @Nullable RestingOrder get(String clientOrderId) {
        RestingOrder order = held.get(clientOrderId);
        if (order == null) {
            order = gone.get(clientOrderId);
        }
        return order == null ? goneBefore.get(clientOrderId) : order;
    }

    /** An order has left: those that left longest ago are let go of when there are too many. */
    void left(RestingOrder order) {
        held.remove(order.id());
        if (gone.size() == GONE_MIN) {
            Map<String, RestingOrder> oldest = goneBefore;
            oldest.clear();
            goneBefore = gone;
            gone = oldest;
        }
        gone.put(order.id(), order);
    }
}
