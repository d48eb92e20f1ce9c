package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is kept between two starts.
 *
 * @param account the name of its account
 * @param quantity as it was sent or amended
 * @param listId of the list that it belongs to, -1 for none
 */
public record SavedOrder(
        long id,
        String account,
        String symbol,
        String clientId,
        NewOrder asked,
        Handling handling,
        OrderState state,
        long quantity,
        long executed,
        long executedQuote,
        long prevented,
        long createdMicros,
        long updatedMicros,
        long workingMicros,
        int amendments,
        long listId,
        @Nullable EndReason endReason) {
    /** What is to be kept of an order. */
    public static SavedOrder of(SpotOrder order) {
        OrderList list = order.list();
        return new SavedOrder(
                order.id(),
                order.account().name(),
                order.market().name(),
                order.clientId(),
                order.asked(),
                order.handling(),
                order.state(),
                order.quantity(),
                order.executed(),
                order.executedQuote(),
                order.prevented(),
                order.createdMicros(),
                order.updatedMicros(),
                order.workingMicros(),
                order.amendments(),
                list == null ? -1 : list.id(),
                order.endReason());
    }
}
