package dev.tradekeep.store.signals;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class SignalColumns {
    static final Columns HOOK =
            Columns.of(
                    "signal_hooks",
                    "name",
                    "enabled",
                    "path_sha256",
                    "engine_id",
                    "portfolio_id",
                    "order_type",
                    "side_field",
                    "instrument_field",
                    "quantity_field",
                    "price_field",
                    "id_field",
                    "quote_asset_id",
                    "max_notional",
                    "orders_per_minute",
                    "window_seconds",
                    "created_at",
                    "updated_at");

    static final Columns INSTRUMENT =
            Columns.of("signal_hook_instruments", "hook_id", "ticker", "instrument_id");

    static final Columns CALL =
            Columns.of(
                    "signal_calls",
                    "hook_id",
                    "call_key",
                    "state",
                    "wish",
                    "client_order_id",
                    "reason",
                    "received_at");

    private SignalColumns() {}
}
