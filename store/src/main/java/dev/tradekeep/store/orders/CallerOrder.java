package dev.tradekeep.store.orders;

import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was when it was placed, whatever became of it.
 *
 * @param clientOrderId our id
 * @param engine the name of the engine that it was placed on
 * @param symbol of its instrument
 * @param quantity quantity units
 * @param limitPrice price units; 0 for a market order
 * @param status after its first event
 * @param detail of its first event; null for none
 * @param createdAt UTC microseconds
 */
public record CallerOrder(
        String clientOrderId,
        String engine,
        String symbol,
        Side side,
        OrderType type,
        long quantity,
        int quantityScale,
        long limitPrice,
        int priceScale,
        OrderStatus status,
        @Nullable String detail,
        long createdAt) {}
