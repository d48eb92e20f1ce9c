package dev.tradekeep.store.risk;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class RiskSource {
    static final ListingSource LIMITS =
            ListingSource.named("risk-limits", "what orders are checked against")
                    .integer("id", "l.id")
                    .text("kind", "l.kind")
                    .text("action", "l.action")
                    .text("portfolio", "f.name")
                    .text("instrument", "i.symbol")
                    .text("engine", "n.name")
                    .decimal("value", "l.value", "coalesce(a.scale, 0)")
                    .text(
                            "unit",
                            """
                            CASE WHEN l.asset_id IS NOT NULL THEN a.code
                                WHEN l.kind IN ('open_orders', 'orders_per_minute') THEN 'orders'
                                WHEN l.kind IN ('price_age', 'loss_cooldown') THEN 's'
                                ELSE 'bp' END\
                            """)
                    .bool("enabled", "l.enabled")
                    .time("created_at", "l.created_at")
                    .time("updated_at", "l.updated_at")
                    .from(
                            """
                            risk_limits AS l
                            LEFT JOIN portfolios AS f ON f.id = l.portfolio_id
                            LEFT JOIN instruments AS i ON i.id = l.instrument_id
                            LEFT JOIN engines AS n ON n.id = l.engine_id
                            LEFT JOIN assets AS a ON a.id = l.asset_id\
                            """)
                    .ascending("l.id");

    private static final ListingSource.Builder EVENT_COLUMNS =
            ListingSource.named("risk-events", "denials and breaches, newest first")
                    .integer("id", "v.id")
                    .text("kind", "v.kind")
                    .integer("limit", "v.limit_id")
                    .text("code", "v.code")
                    .integer("run", "v.engine_run_id")
                    .text("portfolio", "f.name")
                    .text("instrument", "i.symbol")
                    .text("client_order_id", "v.client_order_id")
                    .text("detail", "v.detail")
                    .integer("count", "v.count")
                    .time("last_at", "coalesce(v.last_at, v.occurred_at)")
                    .time("occurred_at", "v.occurred_at")
                    .from(
                            """
                            risk_events AS v
                            LEFT JOIN portfolios AS f ON f.id = v.portfolio_id
                            LEFT JOIN instruments AS i ON i.id = v.instrument_id\
                            """);

    static final ListingSource EVENTS = EVENT_COLUMNS.descending("v.id");

    static final ListingSource EVENTS_BY_TIME = EVENT_COLUMNS.descending("v.occurred_at", "v.id");

    private static final ListingSource.Builder HALT_COLUMNS =
            ListingSource.named("trading-halts", "latched stops, newest first")
                    .integer("id", "h.id")
                    .text("level", "h.level")
                    .text("portfolio", "f.name")
                    .text("instrument", "i.symbol")
                    .integer("limit", "h.limit_id")
                    .text("reason", "h.reason")
                    .text("raised_by", "r.name")
                    .time("raised_at", "h.raised_at")
                    .text("cleared_by", "c.name")
                    .time("cleared_at", "h.cleared_at")
                    .from(
                            """
                            trading_halts AS h
                            LEFT JOIN portfolios AS f ON f.id = h.portfolio_id
                            LEFT JOIN instruments AS i ON i.id = h.instrument_id
                            LEFT JOIN users AS r ON r.id = h.raised_by
                            LEFT JOIN users AS c ON c.id = h.cleared_by\
                            """);

    static final ListingSource HALTS = HALT_COLUMNS.descending("h.id");

    static final ListingSource HALTS_BY_TIME = HALT_COLUMNS.descending("h.raised_at", "h.id");

    private RiskSource() {}
}
