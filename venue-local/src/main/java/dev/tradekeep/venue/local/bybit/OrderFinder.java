package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds orders by the exchange's id, or by the client's. */
final class OrderFinder {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private OrderFinder() {}

    /** The order that a request names; null when there is none. */
    static @Nullable SpotOrder find(Account account, Iterable<SpotMarket> markets, Fields fields) {
        String id = fields.find("orderId");
        String linkId = fields.find("orderLinkId");
        for (SpotMarket market : markets) {
            SpotOrder found = null;
            if (id != null) {
                found =
                        ID.matcher(id).matches()
                                ? account.shelf(market).find(Long.parseLong(id))
                                : null;
            } else if (linkId != null) {
                found = account.shelf(market).find(linkId);
            }
            if (found != null && (linkId == null || found.clientId().equals(linkId))) {
                return found;
            }
        }
        return null;
    }

    /**
     * The order that a request is about.
     *
     * @throws ApiError when it names none, or one that was never there
     */
    static SpotOrder require(Call call, Fields fields, SpotMarket market) {
        if (fields.find("orderId") == null && fields.find("orderLinkId") == null) {
            throw ApiError.params("orderId or orderLinkId is missing.");
        }
        SpotOrder order = find(call.account(), List.of(market), fields);
        if (order == null) {
            throw ApiError.noSuchOrder();
        }
        return order;
    }

    /** Whether the account has, or had, an order with a client's id. */
    static boolean isUsed(SpotExchange exchange, Account account, String linkId) {
        for (SpotMarket market : exchange.markets()) {
            if (account.shelf(market).find(linkId) != null) {
                return true;
            }
        }
        return false;
    }
}
