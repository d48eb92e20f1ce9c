package dev.tradekeep.venue.local.spot;

import java.util.List;

/**
 * A list of orders as it is kept between two starts.
 *
 * @param orders by id, in the order in which they were sent
 */
public record SavedList(
        long id,
        OrderList.Kind kind,
        String symbol,
        String account,
        String clientId,
        List<Long> orders,
        long createdMicros,
        boolean done,
        boolean rejected) {
    /** What is to be kept of a list. */
    public static SavedList of(OrderList list) {
        return new SavedList(
                list.id(),
                list.kind(),
                list.market().name(),
                list.account().name(),
                list.clientId(),
                list.orders().stream().map(SpotOrder::id).toList(),
                list.createdMicros(),
                list.isDone(),
                list.isRejected());
    }
}
