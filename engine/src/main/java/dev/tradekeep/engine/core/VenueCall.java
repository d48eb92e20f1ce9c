package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;

/** What is asked of a venue. */
public sealed interface VenueCall {

    /** Sends a new order. */
    record Submit(OrderRequest order) implements VenueCall {}

    /** Asks for an order to be taken off the book. */
    record Cancel(String clientOrderId) implements VenueCall {}

    /** Asks for other terms of an order. */
    record Amend(String clientOrderId, OrderTerms terms, long quantity) implements VenueCall {}

    /** Asks what an order is. */
    record Query(String clientOrderId, long queryId) implements VenueCall {}
}
