package dev.tradekeep.venue.local.matching;

import org.jspecify.annotations.Nullable;

/** The orders of one price, oldest first. */
final class Level {
    long price;

    /** Of all its orders. */
    long visible;

    @Nullable BookOrder first;
    @Nullable BookOrder last;

    void append(BookOrder order) {
        order.level = this;
        order.previous = last;
        order.next = null;
        if (last == null) {
            first = order;
        } else {
            last.next = order;
        }
        last = order;
        visible += order.visible;
    }

    void remove(BookOrder order) {
        BookOrder before = order.previous;
        BookOrder after = order.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        order.previous = null;
        order.next = null;
        order.level = null;
        visible -= order.visible;
    }

    boolean isEmpty() {
        return first == null;
    }
}
