package dev.tradekeep.venue.local.matching;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a book tells, a line each. */
class EventNotes implements BookEvents {
    private final List<String> lines = new ArrayList<>();

    /** What was told since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void traded(BookOrder taker, BookOrder maker, long price, long quantity) {
        lines.add(taker + " took " + quantity + " at " + price + " of " + maker);
    }

    @Override
    public void prevented(
            BookOrder taker, BookOrder maker, long price, long takerQuantity, long makerQuantity) {
        lines.add(
                "%s and %s prevented at %d: %d, %d"
                        .formatted(taker, maker, price, takerQuantity, makerQuantity));
    }

    @Override
    public void rested(BookOrder order) {
        lines.add(order + " rests with " + order.left());
    }

    @Override
    public void expired(BookOrder order, EndReason reason) {
        lines.add(order + " expired: " + reason);
    }

    @Override
    public void triggered(BookOrder order) {
        lines.add(order + " triggered");
    }

    @Override
    public void level(boolean buy, long price, long quantity) {
        lines.add((buy ? "bid " : "ask ") + price + ": " + quantity);
    }
}
