package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.SpotOrder;
import java.util.List;

/**
 * An order as it was at a moment.
 *
 * @param untilMicros what happened to it later is not seen
 */
record OrderView(SpotOrder order, long untilMicros) {
    /** An order as it is. */
    static OrderView of(SpotOrder order) {
        return new OrderView(order, Long.MAX_VALUE);
    }

    boolean exists() {
        return order.createdMicros() <= untilMicros;
    }

    OrderState state() {
        return order.stateUntil(untilMicros);
    }

    boolean isOpen() {
        return state().isOpen();
    }

    /** Whether it waits for its price, or ended before that came. */
    boolean isUntriggered() {
        return order.isUntriggered()
                || (order.asked().kind().isContingent() && order.workingMicros() > untilMicros);
    }

    long executed() {
        return order.executedUntil(untilMicros);
    }

    long executedQuote() {
        return order.executedQuoteUntil(untilMicros);
    }

    List<Fill> fills() {
        return untilMicros >= order.updatedMicros()
                ? order.fills()
                : order.fills().stream().filter(fill -> fill.timeMicros() <= untilMicros).toList();
    }

    /** What is left to trade while it is open, 0 for one that counts an amount. */
    long left() {
        return isOpen() && order.asked().quoteQuantity() == 0
                ? order.quantity() - executed() - order.prevented()
                : 0;
    }

    long updatedMicros() {
        return order.updatedUntil(untilMicros);
    }
}
