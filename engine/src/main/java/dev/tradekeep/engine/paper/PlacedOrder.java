package dev.tradekeep.engine.paper;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;

/**
 * An order that is on the books.
 *
 * @param order after the event
 * @param event what became of it: submitted, or denied and why
 */
public record PlacedOrder(Order order, OrderEvent event) {}
