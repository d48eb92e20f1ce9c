package dev.tradekeep.store.orders;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class OrderSource {
    static final ListingSource ORDERS =
            ListingSource.named("orders", "what was asked for, newest first")
                    .text("client_order_id", "o.client_order_id")
                    .text("exchange_order_id", "o.exchange_order_id")
                    .text("caller_order_id", "o.caller_order_id")
                    .text("portfolio", "f.name")
                    .text("instrument", "i.symbol")
                    .text("side", "o.side")
                    .text("type", "o.type")
                    .decimal("quantity", "o.quantity", "i.quantity_scale")
                    .decimal("limit_price", "nullif(o.limit_price, 0)", "i.price_scale")
                    .decimal("trigger_price", "nullif(o.trigger_price, 0)", "i.price_scale")
                    .decimal("trailing_distance", "nullif(o.trailing_distance, 0)", "i.price_scale")
                    .text("time_in_force", "o.time_in_force")
                    .text("group_id", "o.group_id")
                    .text("group_role", "o.group_role")
                    .text("status", "o.status")
                    .decimal("filled_quantity", "o.filled_quantity", "i.quantity_scale")
                    .decimal("filled_notional", "o.filled_notional", "q.scale")
                    .time("created_at", "o.created_at")
                    .time("updated_at", "o.updated_at")
                    .time("closed_at", "o.closed_at")
                    .from(
                            """
                            orders AS o
                            LEFT JOIN portfolios AS f ON f.id = o.portfolio_id
                            LEFT JOIN instruments AS i ON i.id = o.instrument_id
                            LEFT JOIN assets AS q ON q.id = i.quote_asset_id\
                            """)
                    .descending("o.id");

    static final ListingSource ORDER_EVENTS =
            ListingSource.named("order-events", "what happened to an order, in order")
                    .integer("sequence", "v.sequence")
                    .text("event", "v.event")
                    .text("status", "v.status")
                    .text("payload", "v.payload")
                    .time("occurred_at", "v.occurred_at")
                    .from("orders AS o JOIN order_events AS v ON v.order_id = o.id")
                    .ascending("v.sequence");

    private static final String TRADE_NAMES =
            """

            LEFT JOIN orders AS o ON o.id = t.order_id
            LEFT JOIN portfolios AS f ON f.id = t.portfolio_id
            LEFT JOIN instruments AS i ON i.id = t.instrument_id
            LEFT JOIN assets AS q ON q.id = i.quote_asset_id
            LEFT JOIN assets AS a ON a.id = t.fee_asset_id\
            """;

    static final ListingSource TRADES = trades("trades AS t").descending("t.id");

    static final ListingSource TRADES_BY_ORDER = trades("trades AS t").ascending("t.order_id");

    static final ListingSource TRADES_BY_TIME =
            trades("trades AS t").descending("t.executed_at", "t.id");

    /** By way of the position's changes, each of which is the change that one trade made. */
    static final ListingSource TRADES_OF_POSITION =
            trades("position_changes AS c JOIN trades AS t ON t.id = c.trade_id")
                    .descending("c.trade_id");

    private OrderSource() {}

    private static ListingSource.Builder trades(String from) {
        return ListingSource.named("trades", "our executions, newest first")
                .integer("id", "t.id")
                .text("client_order_id", "o.client_order_id")
                .text("exchange_trade_id", "t.exchange_trade_id")
                .text("portfolio", "f.name")
                .text("instrument", "i.symbol")
                .text("side", "t.side")
                .decimal("price", "t.price", "i.price_scale")
                .decimal("quantity", "t.quantity", "i.quantity_scale")
                .decimal("notional", "t.notional", "q.scale")
                .decimal("slippage", "t.slippage", "q.scale")
                .decimal("fee", "t.fee", "a.scale")
                .text("fee_asset", "a.code")
                .time("executed_at", "t.executed_at")
                .from(from + TRADE_NAMES);
    }
}
