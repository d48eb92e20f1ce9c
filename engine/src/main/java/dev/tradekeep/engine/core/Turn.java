package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input leads to: lines, which count in memory at once, and what leaves the engine when
 * they are on disk. One object is used for all inputs.
 */
final class Turn {
    /** An answer to a command; without an order it only says that the command was carried out. */
    record Reply(long commandId, @Nullable Order order, @Nullable OrderEvent event) {
        void to(Effects effects) {
            if (order == null || event == null) {
                effects.confirm(commandId);
            } else {
                effects.reply(commandId, order, event);
            }
        }
    }

    /** Something that happened to an order. */
    record News(Order order, OrderEvent event) {}

    private final EngineState state;
    private final List<BookingLine> lines = new ArrayList<>();
    private final List<VenueCall> calls = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<News> news = new ArrayList<>();
    private boolean urgent;
    private long now;

    Turn(EngineState state) {
        this.state = state;
    }

    /** A new input; time never goes back. Gives the time before. */
    long begin(long at) {
        long before = now;
        now = Math.max(now, at);
        return before;
    }

    /** An input that changed nothing has not happened. */
    void returnTo(long before) {
        now = before;
    }

    /** UTC microseconds. */
    long now() {
        return now;
    }

    /** Writes a line down, and counts it in memory. */
    void add(BookingLine line) {
        state.apply(line);
        lines.add(line);
    }

    /** The same of one that must be on the books even when the disk is full. */
    void addInNeed(BookingLine line) {
        urgent = true;
        add(line);
    }

    /** Calls the venue once the lines are on disk. */
    void call(VenueCall call) {
        calls.add(call);
    }

    /** Answers a command once the lines are on disk. */
    void reply(long commandId, Order order, OrderEvent event) {
        replies.add(new Reply(commandId, order, event));
    }

    /** Says that a command was carried out once the lines are on disk. */
    void confirm(long commandId) {
        replies.add(new Reply(commandId, null, null));
    }

    /** Tells of an event once the lines are on disk. */
    void publish(Order order, OrderEvent event) {
        news.add(new News(order, event));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether a line must be on the books even when the disk is full. */
    boolean isUrgent() {
        return urgent;
    }

    List<BookingLine> lines() {
        return lines;
    }

    List<VenueCall> calls() {
        return calls;
    }

    List<Reply> replies() {
        return replies;
    }

    List<News> news() {
        return news;
    }

    void clear() {
        lines.clear();
        calls.clear();
        replies.clear();
        news.clear();
        urgent = false;
    }
}
