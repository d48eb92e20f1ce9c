package dev.tradekeep.engine.run;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders of a run that have not ended, oldest first. For the engine's thread alone. */
final class OpenOrders {
    private final Map<String, Tracked> tracked = new LinkedHashMap<>();

    /** An order with the number of its events so far. */
    record Tracked(Order order, int events) {}

    /**
     * The order of this id.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when it is not ours or has ended
     */
    Tracked get(String clientOrderId) {
        Tracked found = tracked.get(clientOrderId);
        if (found == null) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "The exchange reports on order " + clientOrderId + ", which is not open here.");
        }
        return found;
    }

    /** Keeps the order as it is now, or forgets it when it has ended. */
    void put(Order order, int events) {
        if (order.status().isTerminal()) {
            tracked.remove(order.clientOrderId());
            return;
        }
        tracked.put(order.clientOrderId(), new Tracked(order, events));
    }

    boolean contains(String clientOrderId) {
        return tracked.containsKey(clientOrderId);
    }

    boolean isEmpty() {
        return tracked.isEmpty();
    }

    List<Order> orders() {
        List<Order> orders = new ArrayList<>(tracked.size());
        for (Tracked one : tracked.values()) {
            orders.add(one.order());
        }
        return orders;
    }
}
