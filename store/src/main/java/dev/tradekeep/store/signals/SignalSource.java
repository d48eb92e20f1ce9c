package dev.tradekeep.store.signals;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class SignalSource {
    static final ListingSource HOOKS =
            ListingSource.named("signal-hooks", "where chart services ask for orders")
                    .integer("id", "h.id")
                    .text("name", "h.name")
                    .bool("enabled", "h.enabled")
                    .text("engine", "e.name")
                    .text("portfolio", "p.name")
                    .text("order_type", "h.order_type")
                    .decimal("max_notional", "h.max_notional", "a.scale")
                    .text("quote_asset", "a.code")
                    .integer("orders_per_minute", "h.orders_per_minute")
                    .integer("window_seconds", "h.window_seconds")
                    .text(
                            "instruments",
                            """
                            (SELECT string_agg(i.ticker, ' ') FROM signal_hook_instruments AS i
                                WHERE i.hook_id = h.id)\
                            """)
                    .time("created_at", "h.created_at")
                    .time("updated_at", "h.updated_at")
                    .from(
                            """
                            signal_hooks AS h
                            LEFT JOIN engines AS e ON e.id = h.engine_id
                            LEFT JOIN portfolios AS p ON p.id = h.portfolio_id
                            LEFT JOIN assets AS a ON a.id = h.quote_asset_id\
                            """)
                    .ascending("h.id");

    static final ListingSource CALLS =
            ListingSource.named("signal-calls", "what chart services asked for, newest first")
                    .integer("id", "c.id")
                    .text("hook", "h.name")
                    .text("state", "c.state")
                    .text("wish", "c.wish")
                    .text("client_order_id", "c.client_order_id")
                    .text("reason", "c.reason")
                    .integer("repeats", "c.repeats")
                    .text("address", "c.address")
                    .text("call_key", "c.call_key")
                    .time("received_at", "c.received_at")
                    .from("signal_calls AS c LEFT JOIN signal_hooks AS h ON h.id = c.hook_id")
                    .descending("c.id");

    private SignalSource() {}
}
