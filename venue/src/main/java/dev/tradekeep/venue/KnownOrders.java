package dev.tradekeep.venue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders that the simulated exchange can tell about: those it holds and the last that left. */
final class KnownOrders {
    /** Of orders that left, so many are remembered. */
    static final int GONE_MAX = 1_024;

    private final Map<String, RestingOrder> orders = new HashMap<>();
    private final ArrayDeque<RestingOrder> gone = new ArrayDeque<>();

    /** Returns whether the id was free. */
    boolean add(RestingOrder order) {
        return orders.putIfAbsent(order.id(), order) == null;
    }

    @Nullable RestingOrder get(String clientOrderId) {
        return orders.get(clientOrderId);
    }

    /** Lets go of the order that left longest ago when there are too many. */
    void left(RestingOrder order) {
        gone.add(order);
        if (gone.size() > GONE_MAX) {
            RestingOrder oldest = gone.remove();
            orders.remove(oldest.id());
        }
    }
}
