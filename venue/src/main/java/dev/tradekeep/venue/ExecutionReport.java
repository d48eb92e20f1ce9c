package dev.tradekeep.venue;

import dev.tradekeep.model.order.OrderEvent;

/**
 * What an exchange says about one of our orders.
 *
 * @param clientOrderId our id of the order
 * @param event what happened to it
 */
public record ExecutionReport(String clientOrderId, OrderEvent event) {}
