package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * An order that has not ended, with what the engine knows of it.
 *
 * @param slot of the strategy that wants it; {@link BookingLine#NO_SLOT} for a person
 * @param portfolio index of its portfolio
 * @param events how many there are
 * @param executions ids of those that are booked
 */
public record OpenOrder(
        Order order, int slot, int portfolio, Market market, int events, Set<String> executions) {
    public OpenOrder {
        executions = Set.copyOf(executions);
    }

    OpenOrder after(Order next, OrderEvent event) {
        Set<String> known = executions;
        if (event instanceof OrderEvent.Filled filled) {
            known = with(filled.fill().exchangeTradeId());
        }
        return new OpenOrder(next, slot, portfolio, market, events + 1, known);
    }

    private Set<String> with(String execution) {
        if (executions.isEmpty()) {
            return Set.of(execution);
        }
        Set<String> all = new HashSet<>(executions);
        all.add(execution);
        return all;
    }

    /** Whether nobody knows what it has done at the venue. */
    boolean isUnsettled() {
        return switch (order.status()) {
            case UNKNOWN, ENDING -> true;
            default -> false;
        };
    }

    String id() {
        return order.clientOrderId();
    }
}
