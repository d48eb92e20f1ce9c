package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;

/** Hears of what reports did to orders. */
@FunctionalInterface
interface ReportListener {
    /** Something happened to an order; {@code traded} is its fill, 0 for none. */
    void changed(OpenOrder before, Order after, OrderEvent event, long traded);
}
