package dev.tradekeep.venue;

import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;

/**
 * The way to an exchange. No call waits for the exchange and none throws because of it: what became
 * of a call is told later, as a {@link VenueReport}, never from inside a call. A call that gets no
 * answer is reported as {@link VenueReport.Lost}.
 *
 * <p>Calls come from one thread, that of the engine.
 */
public interface Venue {

    /** Sends a new order under its client order id. It is sent once: nobody repeats it. */
    void submit(OrderRequest order);

    /** Asks for an order to be taken off the book; a fill may still come first. */
    void cancel(String clientOrderId);

    /**
     * Asks for other terms of an order.
     *
     * @param quantity the whole quantity wanted, fills included, quantity units
     */
    void amend(String clientOrderId, OrderTerms terms, long quantity);

    /**
     * Asks what an order is, with its executions.
     *
     * @param queryId comes back in the answer
     */
    void query(String clientOrderId, long queryId);

    /** What can be asked of this exchange. */
    VenueCapabilities capabilities();
}
