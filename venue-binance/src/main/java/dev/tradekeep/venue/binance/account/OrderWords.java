package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.TimeInForce;
import dev.tradekeep.venue.binance.wire.Params;
import org.jspecify.annotations.Nullable;

/** Orders in Binance's words. */
final class OrderWords {
    private OrderWords() {}

    /** Where an order stands. */
    enum Standing {
        OPEN,
        FILLED,
        ENDED,
        /** In a word that nobody knows. */
        STRANGE
    }

    static Standing standing(String status) {
        return switch (status) {
            case "NEW", "PARTIALLY_FILLED", "PENDING_NEW", "PENDING_CANCEL" -> Standing.OPEN;
            case "FILLED" -> Standing.FILLED;
            case "CANCELED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH" -> Standing.ENDED;
            default -> Standing.STRANGE;
        };
    }

    /** How an order ended whose standing is {@link Standing#ENDED}. */
    static OrderEnd end(String status) {
        return switch (status) {
            case "CANCELED" -> OrderEnd.CANCELED;
            case "REJECTED" -> OrderEnd.REJECTED;
            default -> OrderEnd.EXPIRED;
        };
    }

    /** Whether a kind of order waits for a trigger. */
    static boolean waits(OrderType type) {
        return switch (type) {
            case STOP, STOP_LIMIT, TAKE_PROFIT, TRAILING_STOP -> true;
            case MARKET, LIMIT -> false;
        };
    }

    /** Why Binance cannot be asked for an order; null when it can. */
    static @Nullable String objection(OrderRequest order) {
        TimeInForce force = order.conditions().timeInForce();
        if (order.terms().type() == OrderType.TRAILING_STOP) {
            return "Binance trails stops by a share of the price, not by a distance";
        }
        if (force == TimeInForce.GTD) {
            return "Binance does not end orders at a time";
        }
        if (force == TimeInForce.FOK && order.terms().limitPrice() == 0) {
            return "Binance fills or kills only orders with a limit price";
        }
        return null;
    }

    /** What a new order is asked for with. */
    static Params place(OrderRequest order) {
        OrderTerms terms = order.terms();
        Params params = new Params();
        params.put("symbol", Symbols.of(order.instrument()));
        params.put("side", order.side().name());
        params.put("type", type(order));
        if (terms.limitPrice() != 0 && !order.conditions().postOnly()) {
            params.put("timeInForce", order.conditions().timeInForce().name());
        }
        params.put("quantity", Amounts.quantityText(order.instrument(), order.quantity()));
        if (terms.limitPrice() != 0) {
            params.put("price", Amounts.priceText(order.instrument(), terms.limitPrice()));
        }
        if (terms.triggerPrice() != 0) {
            params.put("stopPrice", Amounts.priceText(order.instrument(), terms.triggerPrice()));
        }
        params.put("newClientOrderId", order.clientOrderId());
        return params.put("newOrderRespType", "FULL");
    }

    private static String type(OrderRequest order) {
        return switch (order.terms().type()) {
            case MARKET -> "MARKET";
            case LIMIT -> order.conditions().postOnly() ? "LIMIT_MAKER" : "LIMIT";
            case STOP -> "STOP_LOSS";
            case STOP_LIMIT -> "STOP_LOSS_LIMIT";
            case TAKE_PROFIT -> "TAKE_PROFIT";
            case TRAILING_STOP -> throw new IllegalArgumentException("objected to before");
        };
    }
}
