package dev.tradekeep.store.orders;

import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;

/**
 * A trade with its order as it is now.
 *
 * @param tradeId of its row: trades are numbered as they are booked
 * @param reportedAt when we learned of it, UTC microseconds
 */
public record TradeSince(long tradeId, Order order, Fill fill, long reportedAt) {}
