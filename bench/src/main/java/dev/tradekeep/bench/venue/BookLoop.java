package dev.tradekeep.bench.venue;

import dev.tradekeep.venue.local.matching.BookEvents;
import dev.tradekeep.venue.local.matching.BookOrder;
import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.MatchingEngine;
import java.util.Arrays;

/** The matching engine of the local exchange over orders in memory. */
final class BookLoop implements BookEvents {
    private final OrderTape orders;
    private final BookOrder[] places = new BookOrder[OrderTape.LIFE];
    private final MatchingEngine engine = new MatchingEngine(this, 1, 0);
    private long trades;

    private BookLoop(OrderTape orders) {
        this.orders = orders;
        Arrays.setAll(places, _ -> new BookOrder());
    }

    /** Runs them once, and returns how often two of them met. */
    static long trades(OrderTape orders) {
        BookLoop loop = new BookLoop(orders);
        for (int i = 0; i < orders.size(); i++) {
            loop.next(i);
        }
        return loop.trades;
    }

    /** Runs them once, and times each: nanoseconds. */
    static void times(OrderTape orders, long[] nanos) {
        BookLoop loop = new BookLoop(orders);
        for (int i = 0; i < orders.size(); i++) {
            long start = System.nanoTime();
            loop.next(i);
            nanos[i] = System.nanoTime() - start;
        }
    }

    private void next(int number) {
        BookOrder order = places[number & (OrderTape.LIFE - 1)];
        if (order.isResting()) {
            engine.cancel(order);
        }
        order.terms(
                number,
                orders.isBuy(number),
                orders.price(number),
                orders.quantity(number),
                Lifetime.GTC);
        engine.submit(order);
    }

    @Override
    public void traded(BookOrder taker, BookOrder maker, long price, long quantity) {
        trades++;
    }

    @Override
    public void prevented(
            BookOrder taker, BookOrder maker, long price, long takerQuantity, long makerQuantity) {
        // No two are of one owner.
    }

    @Override
    public void rested(BookOrder order) {
        // Its place knows.
    }

    @Override
    public void expired(BookOrder order, EndReason reason) {
        // All may rest.
    }

    @Override
    public void triggered(BookOrder order) {
        // None waits.
    }

    @Override
    public void level(boolean buy, long price, long quantity) {
        // Nobody looks.
    }
}
