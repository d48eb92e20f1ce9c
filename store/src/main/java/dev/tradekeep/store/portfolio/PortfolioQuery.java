package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Query;

/** Queries over portfolios, balances, positions and the ledger. */
public enum PortfolioQuery implements Query {
    ENSURE(PortfolioColumns.PORTFOLIO.insert() + " ON CONFLICT (name) DO NOTHING"),
    NAME("SELECT name FROM portfolios WHERE id = :id"),
    SAVE_BALANCE(PortfolioColumns.BALANCE.insert() + Text.OR_UPDATE_BALANCE),
    /** The two assets of an instrument. */
    CHANGE_BALANCES(
            PortfolioColumns.BALANCE.into()
                    + """
                    VALUES (:portfolio_id, :base_asset_id, :base_change, :updated_at),
                        (:portfolio_id, :quote_asset_id, :quote_change, :updated_at)\
                    """
                    + Text.OR_ADD),
    CHANGE_BALANCE(PortfolioColumns.BALANCE.insert() + Text.OR_ADD),
    BALANCES(
            """
            SELECT a.code, a.scale, b.amount
            FROM balances AS b JOIN assets AS a ON a.id = b.asset_id
            WHERE b.portfolio_id = :portfolio_id\
            """),
    SAVE_POSITION(
            PortfolioColumns.POSITION.insert()
                    + PortfolioColumns.POSITION.orUpdate("portfolio_id", "instrument_id")),
    FIND_POSITION(
            PortfolioColumns.POSITION.select()
                    + " WHERE portfolio_id = :portfolio_id AND instrument_id = :instrument_id"),
    SET_CLOSING_TRIES(
            """
            UPDATE positions SET closing_tries = :closing_tries
            WHERE portfolio_id = :portfolio_id AND instrument_id = :instrument_id\
            """),
    INSERT_CHANGE(PortfolioColumns.CHANGE.insert()),
    INSERT_ENTRY(LedgerLine.insert(1)),
    INSERT_2_ENTRIES(LedgerLine.insert(2)),
    INSERT_4_ENTRIES(LedgerLine.insert(4)),
    INSERT_6_ENTRIES(LedgerLine.insert(6));

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String OR_ADD =
                """
                 ON CONFLICT (portfolio_id, asset_id) DO UPDATE SET
                    amount = balances.amount + excluded.amount, updated_at = excluded.updated_at\
                """;
        static final String OR_UPDATE_BALANCE =
                PortfolioColumns.BALANCE.orUpdate("portfolio_id", "asset_id");
    }

    private final String sql;

    PortfolioQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
