package dev.tradekeep.store.orders;

import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * A group of orders as the books know it.
 *
 * @param groupId the client order id of its entry
 * @param slot of the strategy that wants it; below 0 for a person
 * @param stop null for none
 * @param targetLimit price units; 0 for none
 * @param state its word in the table
 */
public record BookedGroup(
        String groupId,
        long engineId,
        long portfolioId,
        long instrumentId,
        int slot,
        Side side,
        @Nullable OrderTerms stop,
        long targetLimit,
        @Nullable String stopOrderId,
        @Nullable String targetOrderId,
        long entryFilled,
        long exitFilled,
        String state) {}
