package dev.tradekeep.venue;

import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the books tell a simulated exchange about an order that is open.
 *
 * @param fills all its executions, oldest first
 * @param servedAt the time of the newest report that it traded or was triggered, UTC microseconds
 *     since the epoch; {@link #NEVER} when there is none
 * @param amendedAt the same of the newest answer to an amendment that was asked for
 * @param entry for the exit of an entry, the fill in whose report it was sent; else null
 */
public record RestoredOrder(
        Order order, List<Fill> fills, long servedAt, long amendedAt, @Nullable Fill entry) {
    public static final long NEVER = Long.MIN_VALUE;

    public RestoredOrder {
        fills = List.copyOf(fills);
    }

    /**
     * Reads the times from an order's events.
     *
     * @param events all of them, in the order in which they were booked; each has the time of the
     *     report that it came from
     */
    public static RestoredOrder of(Order order, List<OrderEvent> events, @Nullable Fill entry) {
        List<Fill> fills = new ArrayList<>();
        long servedAt = NEVER;
        long amendedAt = NEVER;
        Order now = Order.of(order.request());
        for (OrderEvent event : events) {
            switch (event) {
                case OrderEvent.Filled(long at, Fill fill) -> {
                    fills.add(fill);
                    servedAt = Math.max(servedAt, at);
                }
                case OrderEvent.Triggered(long at) -> servedAt = Math.max(servedAt, at);
                case OrderEvent.Updated e -> {
                    // The fill of another exit of the group changes the quantity unasked.
                    Amendment asked = now.progress().amendment();
                    if (asked != null && isAnswer(e, asked)) {
                        amendedAt = e.at();
                    }
                }
                default -> {}
            }
            now = now.apply(event);
        }
        return new RestoredOrder(order, fills, servedAt, amendedAt, entry);
    }

    private static boolean isAnswer(OrderEvent.Updated found, Amendment asked) {
        return found.terms().equals(asked.terms()) && found.quantity() >= asked.quantity();
    }
}
