package dev.tradekeep.engine.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

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

    /**
     * Lets out what waited for bookings up to one.
     *
     * @param send takes the calls of the venue
     */
    void release(long booking, Effects effects, Consumer<VenueCall> send) {
        Item item = items.peek();
        while (item != null && item.booking() <= booking) {
            items.remove();
            calls -= item.calls().size();
            release(item, effects, send);
            item = items.peek();
        }
    }

    /** By index: an order comes by here three times. */
    private static void release(Item item, Effects effects, Consumer<VenueCall> send) {
        for (int i = 0; i < item.replies().size(); i++) {
            item.replies().get(i).to(effects);
        }
        for (int i = 0; i < item.news().size(); i++) {
            Turn.News news = item.news().get(i);
            effects.publish(news.order(), news.event());
        }
        for (int i = 0; i < item.calls().size(); i++) {
            send.accept(item.calls().get(i));
        }
    }
}
