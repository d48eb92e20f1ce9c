package dev.tradekeep.engine.run;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;

/**
 * An order that is on the books.
 *
 * @param order after its first event
 * @param event what became of it: submitted, or denied and why
 */
public record PlacedOrder(Order order, OrderEvent event) {}
