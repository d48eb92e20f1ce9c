package dev.tradekeep.engine.harness;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.run.UnheardHost;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.Durability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Keeps in memory what would be booked of orders. */
final class HarnessJournal implements UnheardHost {
    private final SequencedMap<String, Order> orders = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();

    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }

    List<Fill> fills() {
        return List.copyOf(fills);
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        for (BookingLine line : booking.lines()) {
            switch (line) {
                case BookingLine.OrderOpened opened -> {
                    orders.put(opened.order().clientOrderId(), opened.order());
                    reasons.add(opened.reason());
                }
                case BookingLine.OrderChanged changed -> keep(changed.after());
                case BookingLine.Traded traded -> {
                    keep(traded.after());
                    fills.add(traded.event().fill());
                }
                default -> {}
            }
        }
    }

    private void keep(Order order) {
        orders.put(order.clientOrderId(), order);
    }
}
