package dev.tradekeep.store.orders;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as the books know it.
 *
 * @param id of its row: orders are numbered as they are booked
 * @param owner the rows that it belongs to
 * @param callerOrderId the caller's own id of it; null for none
 * @param order what its events lead to
 * @param events all of them, in the order in which they were booked
 */
public record BookedOrder(
        long id,
        OrderOwner owner,
        @Nullable String callerOrderId,
        Order order,
        List<OrderEvent> events) {
    public BookedOrder {
        events = List.copyOf(events);
    }

    /** Ids of its trades at the exchange. */
    public Set<String> executions() {
        Set<String> ids = new HashSet<>();
        for (OrderEvent event : events) {
            if (event instanceof OrderEvent.Filled filled) {
                ids.add(filled.fill().exchangeTradeId());
            }
        }
        return ids;
    }
}
