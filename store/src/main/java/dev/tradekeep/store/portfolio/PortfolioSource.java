package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class PortfolioSource {
    static final ListingSource PORTFOLIOS =
            ListingSource.named("portfolios", "one owner's money and holdings each")
                    .text("name", "f.name")
                    .time("created_at", "f.created_at")
                    .time("archived_at", "f.archived_at")
                    .from("portfolios AS f")
                    .ascending("f.id");

    private static final ListingSource.Builder BALANCE_COLUMNS =
            ListingSource.named("balances", "what portfolios hold of each asset")
                    .text("portfolio", "f.name")
                    .text("asset", "a.code")
                    .decimal("amount", "b.amount", "a.scale")
                    .time("updated_at", "b.updated_at")
                    .from(
                            """
                            balances AS b
                            LEFT JOIN portfolios AS f ON f.id = b.portfolio_id
                            LEFT JOIN assets AS a ON a.id = b.asset_id\
                            """);

    static final ListingSource BALANCES = BALANCE_COLUMNS.ascending("b.portfolio_id", "b.asset_id");

    /** Of one asset. */
    static final ListingSource BALANCES_BY_PORTFOLIO = BALANCE_COLUMNS.ascending("b.portfolio_id");

    private static final ListingSource.Builder POSITION_COLUMNS =
            ListingSource.named("positions", "what portfolios hold of each instrument")
                    .text("portfolio", "f.name")
                    .text("instrument", "i.symbol")
                    .decimal("quantity", "h.quantity", "i.quantity_scale")
                    .decimal("cost", "h.cost", "q.scale")
                    .decimal("realized_pnl", "h.realized_pnl", "q.scale")
                    .text("quote_asset", "q.code")
                    .time("updated_at", "h.updated_at")
                    .from(
                            """
                            positions AS h
                            LEFT JOIN portfolios AS f ON f.id = h.portfolio_id
                            LEFT JOIN instruments AS i ON i.id = h.instrument_id
                            LEFT JOIN assets AS q ON q.id = i.quote_asset_id\
                            """);

    static final ListingSource POSITIONS =
            POSITION_COLUMNS.ascending("h.portfolio_id", "h.instrument_id");

    /** Of one instrument. */
    static final ListingSource POSITIONS_BY_PORTFOLIO =
            POSITION_COLUMNS.ascending("h.portfolio_id");

    static final ListingSource POSITION_CHANGES =
            ListingSource.named("position-changes", "each change of a position, newest first")
                    .integer("trade_id", "c.trade_id")
                    .text("portfolio", "f.name")
                    .text("instrument", "i.symbol")
                    .decimal("quantity_change", "c.quantity_change", "i.quantity_scale")
                    .decimal("quantity", "c.quantity", "i.quantity_scale")
                    .decimal("cost", "c.cost", "q.scale")
                    .decimal("realized_pnl", "c.realized_pnl", "q.scale")
                    .time("changed_at", "c.changed_at")
                    .from(
                            """
                            position_changes AS c
                            LEFT JOIN portfolios AS f ON f.id = c.portfolio_id
                            LEFT JOIN instruments AS i ON i.id = c.instrument_id
                            LEFT JOIN assets AS q ON q.id = i.quote_asset_id\
                            """)
                    .descending("c.trade_id");

    private static final ListingSource.Builder TRANSFER_COLUMNS =
            ListingSource.named("transfers", "money that people moved, newest first")
                    .integer("id", "m.id")
                    .text("transfer_id", "m.transfer_id")
                    .text("from", "f.name")
                    .text("to", "g.name")
                    .text("asset", "a.code")
                    .decimal("amount", "m.amount", "a.scale")
                    .time("created_at", "m.created_at")
                    .time("arrived_at", "m.arrived_at")
                    .text("reason", "m.reason")
                    .text("kind", "m.kind")
                    .from(
                            """
                            transfers AS m
                            LEFT JOIN portfolios AS f ON f.id = m.from_portfolio_id
                            LEFT JOIN portfolios AS g ON g.id = m.to_portfolio_id
                            LEFT JOIN assets AS a ON a.id = m.asset_id\
                            """);

    static final ListingSource TRANSFERS = TRANSFER_COLUMNS.descending("m.id");

    private static final ListingSource.Builder FUNDING_COLUMNS =
            ListingSource.named(
                            "funding", "what holding contracts cost and brought in, newest first")
                    .integer("id", "p.id")
                    .text("portfolio", "f.name")
                    .text("instrument", "i.symbol")
                    .time("due_at", "p.due_at")
                    .decimal("quantity", "p.quantity", "i.quantity_scale")
                    .decimal("price", "p.price", "i.price_scale")
                    .decimal("rate", "p.rate", "8")
                    .decimal("amount", "p.amount", "a.scale")
                    .text("asset", "a.code")
                    .from(
                            """
                            funding_payments AS p
                            LEFT JOIN portfolios AS f ON f.id = p.portfolio_id
                            LEFT JOIN instruments AS i ON i.id = p.instrument_id
                            LEFT JOIN assets AS a ON a.id = p.asset_id\
                            """);

    static final ListingSource FUNDING = FUNDING_COLUMNS.descending("p.id");

    /** Of one portfolio. */
    static final ListingSource FUNDING_BY_INSTRUMENT =
            FUNDING_COLUMNS.ascending("p.instrument_id", "p.due_at");

    static final ListingSource LEDGER =
            ListingSource.named("ledger", "the double-entry ledger, newest first")
                    .integer("posting_id", "e.posting_id")
                    .integer("line", "e.line")
                    .text("portfolio", "f.name")
                    .text("account", "e.account")
                    .text("asset", "a.code")
                    .decimal("amount", "e.amount", "a.scale")
                    .text("reason", "e.reason")
                    .integer("trade_id", "e.trade_id")
                    .time("posted_at", "e.posted_at")
                    .from(
                            """
                            ledger_entries AS e
                            LEFT JOIN portfolios AS f ON f.id = e.portfolio_id
                            LEFT JOIN assets AS a ON a.id = e.asset_id\
                            """)
                    .descending("e.posting_id", "e.line");

    private PortfolioSource() {}
}
