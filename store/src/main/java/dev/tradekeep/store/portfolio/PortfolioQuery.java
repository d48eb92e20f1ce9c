package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Query;

/** Queries over portfolios, balances, positions and the ledger. */
public enum PortfolioQuery implements Query {
    ENSURE(
            """
            INSERT INTO portfolios (name, created_at) VALUES (?1, ?2)
            ON CONFLICT (name) DO NOTHING\
            """),
    SAVE_BALANCE(
            """
            INSERT INTO balances (portfolio_id, asset_id, amount, updated_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (portfolio_id, asset_id) DO UPDATE SET
                amount = excluded.amount, updated_at = excluded.updated_at\
            """),
    /** The two assets of an instrument. */
    SAVE_BALANCES(
            """
            INSERT INTO balances (portfolio_id, asset_id, amount, updated_at)
            VALUES (?1, ?2, ?3, ?6), (?1, ?4, ?5, ?6)
            ON CONFLICT (portfolio_id, asset_id) DO UPDATE SET
                amount = excluded.amount, updated_at = excluded.updated_at\
            """),
    FIND_BALANCE("SELECT amount FROM balances WHERE portfolio_id = ?1 AND asset_id = ?2"),
    SAVE_POSITION(
            """
            INSERT INTO positions (portfolio_id, instrument_id, quantity, cost, realized_pnl, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (portfolio_id, instrument_id) DO UPDATE SET
                quantity = excluded.quantity, cost = excluded.cost,
                realized_pnl = excluded.realized_pnl, updated_at = excluded.updated_at\
            """),
    FIND_POSITION(
            """
            SELECT quantity, cost, realized_pnl FROM positions
            WHERE portfolio_id = ?1 AND instrument_id = ?2\
            """),
    INSERT_CHANGE(
            """
            INSERT INTO position_changes (trade_id, portfolio_id, instrument_id, quantity_change,
                quantity, cost, realized_pnl, changed_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)\
            """),
    CHANGES(
            """
            SELECT c.quantity_change, c.quantity, c.cost, c.realized_pnl, t.fee, c.changed_at
            FROM position_changes AS c LEFT JOIN trades AS t ON t.id = c.trade_id
            WHERE c.portfolio_id = ?1 AND c.instrument_id = ?2
            ORDER BY c.trade_id\
            """),
    LAST_POSTING("SELECT coalesce(max(posting_id), 0) FROM ledger_entries"),
    INSERT_ENTRY(Entries.sql(1)),
    INSERT_2_ENTRIES(Entries.sql(2)),
    INSERT_4_ENTRIES(Entries.sql(4)),
    INSERT_6_ENTRIES(Entries.sql(6));

    /**
     * One statement for many lines: what they share comes first, then the number of the first line,
     * then four values a line. Enum constants cannot refer to constants of their own enum.
     */
    static final class Entries {
        static final int SHARED = 5;
        static final int EACH = 4;

        private Entries() {}

        private static String sql(int lines) {
            StringBuilder sql =
                    new StringBuilder(
                            """
                            INSERT INTO ledger_entries (posting_id, portfolio_id, trade_id, posted_at,
                                line, account, asset_id, amount, reason)
                            VALUES\
                            """);
            for (int line = 0; line < lines; line++) {
                int first = SHARED + line * EACH;
                sql.append(line == 0 ? " " : ", ").append("(?1, ?2, ?3, ?4, ?5 + ").append(line);
                for (int value = 1; value <= EACH; value++) {
                    sql.append(", ?").append(first + value);
                }
                sql.append(')');
            }
            return sql.toString();
        }
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
