package dev.tradekeep.model.order;

/** Something that happened to an order. {@link Order#apply} says what follows from it. */
public sealed interface OrderEvent {

    /** When we learned of it, UTC microseconds since the epoch. */
    long at();

    /**
     * Our risk check refused the order.
     *
     * @param reasonCode a stable name to decide by
     * @param reason the same for people
     */
    record Denied(long at, String reasonCode, String reason) implements OrderEvent {}

    /** The order is being sent. */
    record Submitted(long at) implements OrderEvent {}

    /** The exchange took the order and gave it an id of its own. */
    record Accepted(long at, String exchangeOrderId) implements OrderEvent {}

    /** The exchange refused the order. */
    record Rejected(long at, String reason) implements OrderEvent {}

    /** The stop price was reached. */
    record Triggered(long at) implements OrderEvent {}

    /** We asked for another quantity or price. */
    record UpdateRequested(long at) implements OrderEvent {}

    /**
     * The order has another quantity or price now.
     *
     * @param quantity the whole quantity, fills included, above what has traded
     * @param limitPrice above 0, or 0 for a market order
     */
    record Updated(long at, long quantity, long limitPrice) implements OrderEvent {}

    /** The exchange refused the amendment. */
    record UpdateRejected(long at, String reason) implements OrderEvent {}

    /** We asked for the order to be canceled. */
    record CancelRequested(long at) implements OrderEvent {}

    /** The exchange refused the cancel. */
    record CancelRejected(long at, String reason) implements OrderEvent {}

    /** The order was taken off the book. */
    record Canceled(long at) implements OrderEvent {}

    /** The order's time in force ended. */
    record Expired(long at) implements OrderEvent {}

    /** The order was sent, and no answer says whether it arrived. */
    record OutcomeUnknown(long at, String reason) implements OrderEvent {}

    /** The order traded, in part or in whole. */
    record Filled(long at, Fill fill) implements OrderEvent {}
}
