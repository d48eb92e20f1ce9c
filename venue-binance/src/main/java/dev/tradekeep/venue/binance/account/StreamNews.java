package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.venue.binance.account.OrderWords.Standing;
import org.jspecify.annotations.Nullable;

/** Events {@code executionReport} become reports. One thread at a time. */
final class StreamNews {
    private static final String NOTHING = "NONE";

    private final TrackedOrders orders;
    private final OrderNews news;

    StreamNews(TrackedOrders orders, OrderNews news) {
        this.orders = orders;
        this.news = news;
    }

    /**
     * Tells what an event says.
     *
     * @return the order, when trades of it did not come; else null
     */
    @Nullable TrackedOrder on(UserEvent event) {
        TrackedOrder order = find(event);
        if (order == null) {
            return null;
        }
        long at = event.time == 0 ? event.eventTime : event.time;
        try {
            if (!event.execution.equals("REJECTED")) {
                news.accepted(order, Long.toString(event.orderId), at);
            }
            if (event.working) {
                news.triggered(order, at);
            }
            if (event.tradeId >= 0 && !event.lastQuantity.isEmpty()) {
                trade(order, event, at);
            }
            if (event.execution.equals("REPLACED")) {
                replaced(order, event, at);
            }
            if (!isKnown(event.execution)) {
                news.strange("execution type", event.execution);
            }
            stands(order, event, at);
        } catch (TradekeepException e) {
            news.misfit(order, "an event of type " + event.execution, e);
        }
        return order.lacksTrades() ? order : null;
    }

    private static boolean isKnown(String execution) {
        return switch (execution) {
            case "NEW",
                    "CANCELED",
                    "REPLACED",
                    "REJECTED",
                    "TRADE",
                    "EXPIRED",
                    "TRADE_PREVENTION" ->
                    true;
            default -> false;
        };
    }

    /** On a cancel the event has the cancel's own id, and the order's as the original one. */
    private @Nullable TrackedOrder find(UserEvent event) {
        TrackedOrder order = orders.find(event.symbol, Long.toString(event.orderId));
        if (order == null && !event.originalId.isEmpty()) {
            order = orders.find(event.originalId);
        }
        return order == null ? orders.find(event.clientId) : order;
    }

    private void trade(TrackedOrder order, UserEvent event, long at) {
        String feeAsset = event.feeAsset;
        Asset asset = feeAsset == null ? null : orders.asset(feeAsset);
        Fill fill =
                Amounts.fill(
                        order.instrument(),
                        Long.toString(event.tradeId),
                        event.lastPrice,
                        event.lastQuantity,
                        event.lastNotional,
                        event.fee,
                        asset,
                        at);
        news.triggered(order, at);
        news.traded(order, fill);
    }

    private void replaced(TrackedOrder order, UserEvent event, long at) {
        OrderTerms terms =
                Amounts.terms(
                        order.instrument(), event.type, event.price, event.stopPrice, event.trails);
        if (terms != null) {
            long quantity = Amounts.quantity(order.instrument(), event.quantity);
            news.amended(order, terms, quantity, at);
        }
    }

    private void stands(TrackedOrder order, UserEvent event, long at) {
        long traded = Amounts.quantity(order.instrument(), event.filled);
        order.told(traded);
        Standing standing = OrderWords.standing(event.orderStatus);
        if (standing == Standing.ENDED) {
            String reason = event.expiry.isEmpty() ? event.reason : event.expiry;
            news.ended(order, event.orderStatus, reason.equals(NOTHING) ? "" : reason, traded, at);
        } else if (standing == Standing.STRANGE) {
            news.strange("order status", event.orderStatus);
        }
    }
}
