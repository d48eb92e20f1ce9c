package dev.tradekeep.bench.venue;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A book as one would write it with what Java has: a queue of orders for each price, the prices in
 * a tree. Limit orders only.
 */
final class TreeBook {
    private final OrderTape orders;
    private final TreeMap<Long, ArrayDeque<Resting>> bids =
            new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<Long, ArrayDeque<Resting>> asks = new TreeMap<>();
    private final Resting[] places = new Resting[OrderTape.LIFE];
    private long trades;

    private static final class Resting {
        private final boolean buy;
        private final long price;
        private long left;

        Resting(boolean buy, long price, long left) {
            this.buy = buy;
            this.price = price;
            this.left = left;
        }
    }

    private TreeBook(OrderTape orders) {
        this.orders = orders;
    }

    /** Runs the orders once, and returns how often two of them met. */
    static long trades(OrderTape orders) {
        TreeBook book = new TreeBook(orders);
        for (int i = 0; i < orders.size(); i++) {
            book.next(i);
        }
        return book.trades;
    }

    private void next(int number) {
        int place = number & (OrderTape.LIFE - 1);
        Resting old = places[place];
        if (old != null && old.left > 0) {
            cancel(old);
        }
        Resting order =
                new Resting(orders.isBuy(number), orders.price(number), orders.quantity(number));
        match(order);
        if (order.left > 0) {
            side(order.buy).computeIfAbsent(order.price, _ -> new ArrayDeque<>()).add(order);
        }
        places[place] = order;
    }

    private void match(Resting taker) {
        NavigableMap<Long, ArrayDeque<Resting>> others = side(!taker.buy);
        while (taker.left > 0 && !others.isEmpty()) {
            Map.Entry<Long, ArrayDeque<Resting>> best = others.firstEntry();
            if (taker.buy ? best.getKey() > taker.price : best.getKey() < taker.price) {
                return;
            }
            Resting maker = best.getValue().getFirst();
            long quantity = Math.min(taker.left, maker.left);
            taker.left -= quantity;
            maker.left -= quantity;
            trades++;
            if (maker.left == 0) {
                remove(others, maker);
            }
        }
    }

    private void cancel(Resting order) {
        remove(side(order.buy), order);
        order.left = 0;
    }

    private static void remove(NavigableMap<Long, ArrayDeque<Resting>> side, Resting order) {
        ArrayDeque<Resting> level = side.get(order.price);
        if (level != null && level.remove(order) && level.isEmpty()) {
            side.remove(order.price);
        }
    }

    private NavigableMap<Long, ArrayDeque<Resting>> side(boolean buy) {
        return buy ? bids : asks;
    }
}
