package dev.tradekeep.engine.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What leaves the engine when a booking is on disk, in the order of the bookings. */
final class Outbox {
    /** What one booking holds back. */
    record Item(
            long booking, List<VenueCall> calls, List<Turn.Reply> replies, List<Turn.News> news) {}

    private final Deque<Item> items = new ArrayDeque<>();
    private int calls;

    void add(long booking, Turn turn) {
        if (turn.calls().isEmpty() && turn.replies().isEmpty() && turn.news().isEmpty()) {
            return;
        }
        calls += turn.calls().size();
        items.add(
                new Item(
                        booking,
                        List.copyOf(turn.calls()),
                        List.copyOf(turn.replies()),
                        List.copyOf(turn.news())));
    }

    /** Whether the venue has to be called once bookings are on disk. */
    boolean hasCalls() {
        return calls > 0;
    }

    /** What waited for bookings up to one. */
    List<Item> take(long booking) {
        Item first = items.peek();
        if (first == null || first.booking() > booking) {
            return List.of();
        }
        Item second = next();
        if (second == null || second.booking() > booking) {
            return List.of(first);
        }
        List<Item> ready = new ArrayList<>(List.of(first));
        first = second;
        while (first != null && first.booking() <= booking) {
            ready.add(first);
            first = next();
        }
        return ready;
    }

    /** Takes the first away, and looks at the one after it. */
    private @Nullable Item next() {
        calls -= items.remove().calls().size();
        return items.peek();
    }
}
