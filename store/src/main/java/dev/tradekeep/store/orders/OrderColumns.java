package dev.tradekeep.store.orders;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class OrderColumns {
    /** What an event may change. */
    static final Columns CHANGING =
            Columns.of(
                    "orders",
                    "exchange_order_id",
                    "quantity",
                    "limit_price",
                    "status",
                    "status_before_pending",
                    "filled_quantity",
                    "filled_notional",
                    "updated_at",
                    "closed_at");

    /** An order as it is first written. */
    static final Columns ORDER =
            CHANGING.with(
                    "client_order_id",
                    "engine_run_id",
                    "portfolio_id",
                    "instrument_id",
                    "side",
                    "type",
                    "created_at",
                    "connection_id",
                    "caller_order_id");

    static final Columns EVENT =
            Columns.of(
                    "order_events",
                    "order_id",
                    "sequence",
                    "event",
                    "status",
                    "detail",
                    "occurred_at");

    static final Columns TRADE =
            Columns.of(
                    "trades",
                    "order_id",
                    "exchange_trade_id",
                    "portfolio_id",
                    "instrument_id",
                    "side",
                    "price",
                    "quantity",
                    "notional",
                    "fee",
                    "fee_asset_id",
                    "executed_at");

    private OrderColumns() {}
}
