package dev.tradekeep.venue;

import dev.tradekeep.model.order.OrderTerms;

/** What waits to be answered by a market. */
sealed interface Request {
    /** When it reaches the exchange, UTC microseconds since the epoch. */
    long arrivesAt();

    record Submit(RestingOrder order, long arrivesAt) implements Request {}

    record Cancel(RestingOrder order, long arrivesAt) implements Request {}

    /**
     * Asks for other terms.
     *
     * @param reductions of the order when it was asked for
     */
    record Amend(
            RestingOrder order, OrderTerms terms, long quantity, int reductions, long arrivesAt)
            implements Request {}
}
