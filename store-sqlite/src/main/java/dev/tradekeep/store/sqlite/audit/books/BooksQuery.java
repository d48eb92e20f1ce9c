package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.sql.Query;

/** Queries that read whole tables in the order of their keys, because they check every row. */
public enum BooksQuery implements Query {
    ORDERS(
            """
            SELECT id, portfolio_id, instrument_id, quantity, limit_price, trigger_price,
                trailing_distance, asked_quantity, asked_limit_price, asked_trigger_price,
                asked_trailing_distance, filled_quantity, filled_notional, created_at, client_order_id,
                exchange_order_id, side, type, status
            FROM orders ORDER BY id\
            """),
    EVENTS(
            """
            SELECT order_id, sequence, occurred_at, event, status, payload FROM order_events
            ORDER BY order_id, sequence\
            """),
    TRADES(
            """
            SELECT order_id, id, portfolio_id, instrument_id, price, quantity, notional, executed_at,
                exchange_trade_id, side
            FROM trades ORDER BY order_id, id\
            """),
    POSITIONS(
            """
            SELECT portfolio_id, instrument_id AS other_id, quantity AS amount, cost, realized_pnl
            FROM positions ORDER BY portfolio_id, instrument_id\
            """),
    POSITION_CHANGES(
            """
            SELECT trade_id, portfolio_id, instrument_id AS other_id, quantity_change,
                quantity AS amount, cost, realized_pnl, changed_at
            FROM position_changes ORDER BY trade_id\
            """),
    BALANCES(
            """
            SELECT portfolio_id, asset_id AS other_id, amount FROM balances
            ORDER BY portfolio_id, asset_id\
            """),
    BOOKINGS(
            """
            SELECT engine_id, number, epoch FROM engine_bookings ORDER BY engine_id, number\
            """),
    TRANSFERS_IN_TRANSIT(
            """
            SELECT asset_id, amount FROM transfers WHERE arrived_at IS NULL ORDER BY id\
            """),
    /** Payments, and those that people booked: they carry the same reason in the ledger. */
    FUNDING(
            """
            SELECT portfolio_id, asset_id, amount FROM funding_payments ORDER BY id\
            """),
    FUNDING_BY_HAND(
            """
            SELECT coalesce(to_portfolio_id, from_portfolio_id) AS portfolio_id, asset_id,
                CASE WHEN to_portfolio_id IS NULL THEN -amount ELSE amount END AS amount
            FROM transfers WHERE kind = 'funding' ORDER BY id\
            """),
    RISK_EVENTS(
            """
            SELECT v.id, v.kind AS what, v.code, v.limit_id, v.portfolio_id, v.instrument_id,
                l.kind AS limit_kind, l.portfolio_id AS limit_portfolio_id,
                l.instrument_id AS limit_instrument_id
            FROM risk_events AS v LEFT JOIN risk_limits AS l ON l.id = v.limit_id
            WHERE v.limit_id IS NOT NULL ORDER BY v.id\
            """),
    HALTS_OF_LIMITS(
            """
            SELECT h.id, 'halt' AS what, h.level AS code, h.limit_id, h.portfolio_id, h.instrument_id,
                l.kind AS limit_kind, l.portfolio_id AS limit_portfolio_id,
                l.instrument_id AS limit_instrument_id
            FROM trading_halts AS h LEFT JOIN risk_limits AS l ON l.id = h.limit_id
            WHERE h.limit_id IS NOT NULL ORDER BY h.id\
            """),
    LEDGER(
            """
            SELECT posting_id, portfolio_id, asset_id, amount, account, reason FROM ledger_entries
            ORDER BY posting_id, line\
            """);

    private final String sql;

    BooksQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public boolean readsWholeTables() {
        return true;
    }
}
