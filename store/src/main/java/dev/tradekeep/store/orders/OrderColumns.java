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
                    "trigger_price",
                    "trailing_distance",
                    "asked_quantity",
                    "asked_limit_price",
                    "asked_trigger_price",
                    "asked_trailing_distance",
                    "status",
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
                    "time_in_force",
                    "expires_at",
                    "post_only",
                    "reduce_only",
                    "group_id",
                    "group_role",
                    "created_at",
                    "connection_id",
                    "slot",
                    "caller_order_id");

    static final Columns EVENT =
            Columns.of(
                    "order_events",
                    "order_id",
                    "sequence",
                    "event",
                    "status",
                    "payload",
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
                    "slippage",
                    "fee",
                    "fee_asset_id",
                    "executed_at");

    /** What an order is made again from. */
    static final String LOADED =
            """
            SELECT id, client_order_id, caller_order_id, engine_run_id, connection_id, portfolio_id,
                slot, instrument_id, side, type, quantity, limit_price, trigger_price, trailing_distance,
                asked_quantity, asked_limit_price, asked_trigger_price, asked_trailing_distance,
                time_in_force, expires_at, post_only, reduce_only, group_id, group_role, created_at
            FROM orders\
            """;

    static final Columns GROUP =
            Columns.of(
                    "order_groups",
                    "group_id",
                    "engine_id",
                    "portfolio_id",
                    "instrument_id",
                    "slot",
                    "side",
                    "stop_type",
                    "stop_limit_price",
                    "stop_trigger_price",
                    "stop_trailing_distance",
                    "target_limit_price",
                    "stop_order_id",
                    "target_order_id",
                    "entry_filled",
                    "exit_filled",
                    "state");

    private OrderColumns() {}
}
