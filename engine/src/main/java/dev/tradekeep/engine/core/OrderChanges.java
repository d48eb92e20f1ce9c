package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.alerts.AlertSeverity;
import org.jspecify.annotations.Nullable;

/** Writes down what is learned of orders, and lets those hear of it who go by it. */
final class OrderChanges {
    private final EngineState state;
    private final Turn turn;
    private final OrderFlow orders;
    private final ReportListener listener;

    OrderChanges(EngineState state, Turn turn, OrderFlow orders, ReportListener listener) {
        this.state = state;
        this.turn = turn;
        this.orders = orders;
        this.listener = listener;
    }

    /** Something happened to an order that moves no money; returns the order after it. */
    OpenOrder change(OpenOrder open, OrderEvent event) {
        Order after = orders.change(open, event, OrderWitness.NONE);
        listener.changed(open, after, event, 0);
        OpenOrder known = state.order(open.id());
        OpenOrder ended = known == null ? state.ended().order(open.id()) : known;
        return ended == null ? open.after(after, event) : ended;
    }

    /** An order that has not ended; null when it has, or is not here. */
    @Nullable OpenOrder open(String clientOrderId) {
        OpenOrder now = state.order(clientOrderId);
        return now == null || now.order().status().isTerminal() ? null : now;
    }

    /** People should look. */
    void alert(AlertSeverity severity, String code, OpenOrder about, String message) {
        turn.addInNeed(
                new BookingLine.AlertRaised(
                        severity, code, "order " + about.id(), message, turn.now()));
    }
}
