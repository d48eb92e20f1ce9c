package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.OrderGroup;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders and groups that have left memory while the booking that ended them is not on disk: what is
 * loaded of them would be what they were before.
 */
final class JustEnded {
    private final Map<String, Kept<OpenOrder>> orders = new HashMap<>();
    private final Map<String, Kept<OrderGroup>> groups = new HashMap<>();

    private record Kept<T>(T what, long booking) {}

    /** An order has ended in a booking. */
    void add(OpenOrder order, long booking) {
        orders.put(order.id(), new Kept<>(order, booking));
    }

    /** A group is done in a booking. */
    void add(OrderGroup group, long booking) {
        groups.put(group.id(), new Kept<>(group, booking));
    }

    /** The order as it ended; null when the books show that, or it has not. */
    @Nullable OpenOrder order(String id) {
        Kept<OpenOrder> kept = orders.get(id);
        return kept == null ? null : kept.what();
    }

    /** The group as it ended; null when the books show that, or it has not. */
    @Nullable OrderGroup group(String id) {
        Kept<OrderGroup> kept = groups.get(id);
        return kept == null ? null : kept.what();
    }

    /** Every booking up to this one is on disk. */
    void durable(long booking) {
        if (!orders.isEmpty()) {
            orders.values().removeIf(kept -> kept.booking() <= booking);
        }
        if (!groups.isEmpty()) {
            groups.values().removeIf(kept -> kept.booking() <= booking);
        }
    }
}
