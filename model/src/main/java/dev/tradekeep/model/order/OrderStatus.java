package dev.tradekeep.model.order;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where an order stands, with every legal transition in one table.
 *
 * <p>Two rows look odd and are meant. A fill may be reported after the order was canceled or
 * expired: the trade happened, so the order becomes filled or partially filled, and in the second
 * case ends again when the exchange confirms it. And a pending request may end in the status the
 * order had before, because a rejected cancel or amendment changes nothing.
 */
public enum OrderStatus {
    /** Made by us, not yet checked or sent. */
    INITIALIZED,
    /** Refused by our own risk check; never sent. Final. */
    DENIED,
    /** Sent; no answer yet. */
    SUBMITTED,
    /** On the exchange's book, or about to trade. */
    ACCEPTED,
    /** Refused by the exchange. Final. */
    REJECTED,
    /** A stop price was reached. */
    TRIGGERED,
    /** An amendment was requested; the order works unchanged until the exchange answers. */
    PENDING_UPDATE,
    /** A cancel was requested; the order works until the exchange answers. */
    PENDING_CANCEL,
    /** Part of the quantity traded; the rest works. */
    PARTIALLY_FILLED,
    /** The whole quantity traded. Final. */
    FILLED,
    /** Taken off the book. Final, but for a fill reported late. */
    CANCELED,
    /** Ended by its time in force. Final, but for a fill reported late. */
    EXPIRED,
    /** Sent, perhaps; whether it arrived is not known until the exchange answers. */
    UNKNOWN;

    private static final Map<OrderStatus, Set<OrderStatus>> NEXT = new EnumMap<>(OrderStatus.class);

    static {
        // A restart may find an order that was about to be sent.
        next(INITIALIZED, DENIED, SUBMITTED, UNKNOWN);
        next(DENIED);
        next(
                SUBMITTED,
                ACCEPTED,
                REJECTED,
                TRIGGERED,
                PENDING_CANCEL,
                PARTIALLY_FILLED,
                FILLED,
                CANCELED,
                EXPIRED,
                UNKNOWN);
        next(
                ACCEPTED,
                REJECTED,
                TRIGGERED,
                PENDING_UPDATE,
                PENDING_CANCEL,
                PARTIALLY_FILLED,
                FILLED,
                CANCELED,
                EXPIRED);
        next(REJECTED);
        next(
                TRIGGERED,
                REJECTED,
                PENDING_UPDATE,
                PENDING_CANCEL,
                PARTIALLY_FILLED,
                FILLED,
                CANCELED,
                EXPIRED);
        next(
                PENDING_UPDATE,
                ACCEPTED,
                REJECTED,
                TRIGGERED,
                PENDING_CANCEL,
                PARTIALLY_FILLED,
                FILLED,
                CANCELED,
                EXPIRED);
        next(
                PENDING_CANCEL,
                SUBMITTED,
                ACCEPTED,
                REJECTED,
                TRIGGERED,
                PARTIALLY_FILLED,
                FILLED,
                CANCELED,
                EXPIRED,
                UNKNOWN);
        next(
                PARTIALLY_FILLED,
                PENDING_UPDATE,
                PENDING_CANCEL,
                PARTIALLY_FILLED,
                FILLED,
                CANCELED,
                EXPIRED);
        next(FILLED);
        next(CANCELED, PARTIALLY_FILLED, FILLED);
        next(EXPIRED, PARTIALLY_FILLED, FILLED);
        next(
                UNKNOWN,
                ACCEPTED,
                REJECTED,
                TRIGGERED,
                PENDING_CANCEL,
                PARTIALLY_FILLED,
                FILLED,
                CANCELED,
                EXPIRED);
    }

    private static void next(OrderStatus from, OrderStatus... to) {
        Set<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);
        Collections.addAll(statuses, to);
        NEXT.put(from, Collections.unmodifiableSet(statuses));
    }

    /** Every status that may follow this one. */
    public Set<OrderStatus> next() {
        return NEXT.getOrDefault(this, Set.of());
    }

    /** Whether an order may go from this status to that one. */
    public boolean canBecome(OrderStatus status) {
        return next().contains(status);
    }

    /** Whether the order has ended; only a fill reported late can still change it. */
    public boolean isTerminal() {
        return switch (this) {
            case DENIED, REJECTED, FILLED, CANCELED, EXPIRED -> true;
            case INITIALIZED,
                    SUBMITTED,
                    ACCEPTED,
                    TRIGGERED,
                    PENDING_UPDATE,
                    PENDING_CANCEL,
                    PARTIALLY_FILLED,
                    UNKNOWN ->
                    false;
        };
    }

    /** Whether the order was, or may have been, sent and may still trade. */
    public boolean isOpen() {
        return this != INITIALIZED && !isTerminal();
    }

    /** Whether the order waits for the answer to a cancel or an amendment. */
    public boolean isPending() {
        return this == PENDING_UPDATE || this == PENDING_CANCEL;
    }
}
