package dev.tradekeep.venue.account;

import dev.tradekeep.model.order.OrderRequest;
import org.jspecify.annotations.Nullable;

/**
 * An order that the books have as open.
 *
 * @param exchangeOrderId the exchange's id; null when it never said one
 */
public record KnownOrder(OrderRequest request, @Nullable String exchangeOrderId) {}
