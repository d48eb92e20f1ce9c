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

    /** The trigger price was reached. */
    record Triggered(long at) implements OrderEvent {}

    /**
     * We asked for other terms; while the exchange has not answered for others, they wait, in place
     * of those that waited before.
     *
     * @param quantity the whole quantity, fills included, quantity units
     */
    record UpdateRequested(long at, OrderTerms terms, long quantity) implements OrderEvent {}

    /**
     * We asked for the order to be canceled, so that another with these terms takes its place once
     * it has ended; or want other terms for the one that does.
     *
     * @param quantity the whole quantity, fills included, quantity units
     */
    record ReplaceRequested(long at, OrderTerms terms, long quantity) implements OrderEvent {}

    /** The terms that waited are not asked for any more. */
    record UpdateDropped(long at, String reason) implements OrderEvent {}

    /**
     * The order has these terms now, whoever asked for them.
     *
     * @param quantity the whole quantity, fills included, quantity units
     */
    record Updated(long at, OrderTerms terms, long quantity) implements OrderEvent {}

    /** The exchange refused the amendment. */
    record UpdateRejected(long at, String reason) implements OrderEvent {}

    /** We asked for the order to be canceled. */
    record CancelRequested(long at) implements OrderEvent {}

    /** The exchange refused the cancel. */
    record CancelRejected(long at, String reason) implements OrderEvent {}

    /** A cancel or an amendment was sent, and no answer says whether it arrived. */
    record RequestLost(long at, Request request, String reason) implements OrderEvent {}

    /** The order was sent, and no answer says whether it arrived. */
    record OutcomeUnknown(long at, String reason) implements OrderEvent {}

    /**
     * The exchange says how much has traded in all; the executions may still be on their way.
     *
     * @param quantity quantity units
     */
    record Reported(long at, long quantity) implements OrderEvent {}

    /** The order traded, in part or in whole. */
    record Filled(long at, Fill fill) implements OrderEvent {}

    /**
     * The order was taken off the book.
     *
     * @param reason a stable name or the exchange's words; empty when a cancel of ours did it
     * @param quantity what had traded by then as the exchange says, quantity units; 0 when it does
     *     not say
     */
    record Canceled(long at, String reason, long quantity) implements OrderEvent {}

    /**
     * The order's time in force ended.
     *
     * @param reason a stable name or the exchange's words; empty for its time in force
     * @param quantity what had traded by then as the exchange says, quantity units; 0 when it does
     *     not say
     */
    record Expired(long at, String reason, long quantity) implements OrderEvent {}

    /** An order that we thought had ended works at the exchange. */
    record Reopened(long at, String reason) implements OrderEvent {}

    /** What was asked of an order that works. */
    enum Request {
        CANCEL,
        UPDATE
    }
}
