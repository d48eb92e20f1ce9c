package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import dev.tradekeep.venue.local.spot.Shelf;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import org.jspecify.annotations.Nullable;

/** Finds the order that a request names, by the exchange's id, by the client's, or by both. */
final class OrderLookup {
    private OrderLookup() {}

    /**
     * @param idName the parameter with the exchange's id
     * @param clientName the parameter with the client's
     * @param absent why the request is refused when there is no such order
     */
    static SpotOrder find(
            Call call, SpotMarket market, String idName, String clientName, Reason absent) {
        Params params = call.params();
        long id = params.number(idName, -1);
        String clientId = params.find(clientName);
        if (id == -1 && clientId == null) {
            throw ApiError.of(
                    -1102,
                    "Param '%s' or '%s' must be sent, but both were empty/null!",
                    clientName,
                    idName);
        }
        Shelf shelf = call.account().shelf(market);
        @Nullable SpotOrder order =
                id != -1 ? shelf.find(id) : shelf.find(String.valueOf(clientId));
        if (order == null || (clientId != null && !order.clientId().equals(clientId))) {
            throw new Refusal(absent);
        }
        return order;
    }
}
