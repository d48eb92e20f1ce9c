package dev.tradekeep.model.order;

/**
 * Where an order stands. It follows from what is known of the order ({@link OrderProgress#status}),
 * so there is no table of transitions: facts may come in any order.
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
    /** Refused by the exchange. Final, but for a fill that proves otherwise. */
    REJECTED,
    /** The trigger price was reached. */
    TRIGGERED,
    /** An amendment was requested; the order works unchanged until the exchange answers. */
    PENDING_UPDATE,
    /** A cancel was requested; the order works until the exchange answers. */
    PENDING_CANCEL,
    /** Part of the quantity traded; the rest works. */
    PARTIALLY_FILLED,
    /** The order has ended, but executions that the exchange counted are not booked yet. */
    ENDING,
    /** The whole quantity traded. Final, but for a fill too many. */
    FILLED,
    /** Taken off the book. Final, but for a fill reported late. */
    CANCELED,
    /** Ended by its time in force. Final, but for a fill reported late. */
    EXPIRED,
    /** Sent, and no answer says whether it arrived. */
    UNKNOWN;

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
                    ENDING,
                    UNKNOWN ->
                    false;
        };
    }

    /** Whether the order was, or may have been, sent and may still trade. */
    public boolean isOpen() {
        return this != INITIALIZED && !isTerminal();
    }
}
