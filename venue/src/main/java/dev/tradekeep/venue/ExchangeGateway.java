package dev.tradekeep.venue;

import dev.tradekeep.model.order.Order;

/**
 * The way to an exchange. No call waits for the exchange: answers arrive later, as {@link
 * ExecutionReport}s to an {@link ExecutionListener}, never from inside a call.
 */
public interface ExchangeGateway {

    /**
     * Sends a new order under its client order id.
     *
     * @param order in the status {@code SUBMITTED}: what is sent is on the books first
     */
    void submit(Order order);

    /** Asks for an order to be taken off the book; a fill may still come first. */
    void cancel(Order order);
}
