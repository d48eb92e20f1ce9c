package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class PortfolioColumns {
    static final Columns PORTFOLIO = Columns.of("portfolios", "name", "created_at");

    static final Columns BALANCE =
            Columns.of("balances", "portfolio_id", "asset_id", "amount", "updated_at");

    static final Columns POSITION =
            Columns.of(
                    "positions",
                    "portfolio_id",
                    "instrument_id",
                    "quantity",
                    "cost",
                    "realized_pnl",
                    "lost_at",
                    "closing_tries",
                    "updated_at");

    static final Columns CHANGE =
            Columns.of(
                    "position_changes",
                    "trade_id",
                    "portfolio_id",
                    "instrument_id",
                    "quantity_change",
                    "quantity",
                    "cost",
                    "realized_pnl",
                    "changed_at");

    static final Columns ENTRY =
            Columns.of(
                    "ledger_entries",
                    "posting_id",
                    "portfolio_id",
                    "trade_id",
                    "posted_at",
                    "line",
                    "account",
                    "asset_id",
                    "amount",
                    "reason");

    static final Columns TRANSFER =
            Columns.of(
                    "transfers",
                    "transfer_id",
                    "from_portfolio_id",
                    "to_portfolio_id",
                    "asset_id",
                    "amount",
                    "created_at",
                    "arrived_at",
                    "reason",
                    "kind");

    static final Columns FUNDING =
            Columns.of(
                    "funding_payments",
                    "portfolio_id",
                    "instrument_id",
                    "due_at",
                    "quantity",
                    "price",
                    "rate",
                    "asset_id",
                    "amount");

    private PortfolioColumns() {}
}
