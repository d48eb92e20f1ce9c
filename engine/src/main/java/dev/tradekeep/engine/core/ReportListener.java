package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;

/** Hears of what reports did to orders. */
interface ReportListener {
    /** Something happened to an order; {@code traded} is its fill, 0 for none. */
    void changed(OpenOrder before, Order after, OrderEvent event, long traded);

    /** A fill cannot be booked, because it leads to more than 64 bits hold. */
    void unbookable(OpenOrder open);
}
