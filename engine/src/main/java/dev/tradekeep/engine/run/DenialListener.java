package dev.tradekeep.engine.run;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;

/** Hears of orders that are not sent, once that is on the books; on the engine's thread. */
@FunctionalInterface
public interface DenialListener {
    /** Hears nothing. */
    DenialListener NONE = (order, event) -> {};

    /** An order was denied. */
    void denied(Order order, OrderEvent.Denied event);
}
