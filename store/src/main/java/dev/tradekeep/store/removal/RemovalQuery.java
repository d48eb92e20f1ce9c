package dev.tradekeep.store.removal;

import dev.tradekeep.store.sql.Query;

/** Queries that archive and delete engines, portfolios and what belongs to them. */
public enum RemovalQuery implements Query {
    ENGINE(
            """
            SELECT id, name, mode, portfolio_id, desired_state, actual_state, archived_at
            FROM engines WHERE name = :name\
            """),
    ENGINE_OF_BACKTEST(
            """
            SELECT e.name FROM backtests AS b
            JOIN engine_runs AS r ON r.id = b.engine_run_id
            JOIN engines AS e ON e.id = r.engine_id
            WHERE b.id = :id\
            """),
    /** One that ran in memory: its rows go with it. */
    DELETE_BACKTEST_APART("DELETE FROM backtests WHERE id = :id AND engine_run_id IS NULL"),
    PORTFOLIO("SELECT id, name, archived_at FROM portfolios WHERE name = :name"),
    PORTFOLIOS_OF_PRESETS("SELECT portfolio_id FROM engine_presets WHERE engine_id = :id"),
    ENGINES_OF_PORTFOLIO(
            """
            SELECT name FROM engines
            WHERE portfolio_id = :id OR id IN (
                SELECT y.engine_id FROM engine_presets AS y WHERE y.portfolio_id = :id)
            ORDER BY id\
            """),
    ACTIVE_ENGINES_OF_PORTFOLIO(
            """
            SELECT name FROM engines
            WHERE archived_at IS NULL AND (portfolio_id = :id OR id IN (
                SELECT y.engine_id FROM engine_presets AS y WHERE y.portfolio_id = :id))
            ORDER BY id\
            """),
    HAS_ORDERS_OF_ENGINE(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM engine_runs AS r JOIN orders AS o ON o.engine_run_id = r.id
                WHERE r.engine_id = :id)
            THEN 1 ELSE 0 END\
            """),
    HAS_ORDERS_OF_PORTFOLIO(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM orders WHERE portfolio_id = :id)
            THEN 1 ELSE 0 END\
            """),
    HAS_TRANSFERS_OF_PORTFOLIO(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM transfers WHERE from_portfolio_id = :id AND to_portfolio_id IS NOT NULL)
                OR EXISTS (
                SELECT 1 FROM transfers WHERE to_portfolio_id = :id AND from_portfolio_id IS NOT NULL)
            THEN 1 ELSE 0 END\
            """),
    ENGINES_OF_CONNECTION("SELECT name FROM engines WHERE connection_id = :id ORDER BY id"),
    HAS_ORDERS_OF_CONNECTION(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM orders WHERE connection_id = :id)
            THEN 1 ELSE 0 END\
            """),
    /** Its secrets, its health and its events go with it. */
    DELETE_CONNECTION("DELETE FROM exchange_connections WHERE id = :id"),
    HAS_OPEN_RUN(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM engine_runs WHERE engine_id = :id AND status = 'running')
            THEN 1 ELSE 0 END\
            """),
    SET_ENGINE_ARCHIVED(
            """
            UPDATE engines
            SET archived_at = CASE WHEN created_at > :at THEN created_at ELSE :at END,
                auto_start = 0
            WHERE id = :id AND archived_at IS NULL\
            """),
    SET_ENGINE_ACTIVE("UPDATE engines SET archived_at = NULL WHERE id = :id"),
    SET_PORTFOLIO_ARCHIVED(
            """
            UPDATE portfolios
            SET archived_at = CASE WHEN created_at > :at THEN created_at ELSE :at END
            WHERE id = :id AND archived_at IS NULL\
            """),
    SET_PORTFOLIO_ACTIVE("UPDATE portfolios SET archived_at = NULL WHERE id = :id"),
    DELETE_POSITION_CHANGES("DELETE FROM position_changes WHERE portfolio_id = :id"),
    DELETE_LEDGER("DELETE FROM ledger_entries WHERE portfolio_id = :id"),
    DELETE_TRADES("DELETE FROM trades WHERE portfolio_id = :id"),
    DELETE_ORDER_EVENTS(
            """
            DELETE FROM order_events
            WHERE order_id IN (SELECT id FROM orders WHERE portfolio_id = :id)\
            """),
    DELETE_ORDERS("DELETE FROM orders WHERE portfolio_id = :id"),
    DELETE_POSITIONS("DELETE FROM positions WHERE portfolio_id = :id"),
    DELETE_BALANCES("DELETE FROM balances WHERE portfolio_id = :id"),
    DELETE_EQUITY("DELETE FROM equity_snapshots WHERE portfolio_id = :id"),
    DELETE_DAYS("DELETE FROM performance_daily WHERE portfolio_id = :id"),
    DELETE_PORTFOLIO_RISK_EVENTS("DELETE FROM risk_events WHERE portfolio_id = :id"),
    DELETE_PORTFOLIO_LIMITS("DELETE FROM risk_limits WHERE portfolio_id = :id"),
    DELETE_BASELINE("DELETE FROM equity_baselines WHERE portfolio_id = :id"),
    DELETE_GROUPS("DELETE FROM order_groups WHERE portfolio_id = :id"),
    DELETE_DEPOSITS("DELETE FROM transfers WHERE to_portfolio_id = :id"),
    DELETE_WITHDRAWALS("DELETE FROM transfers WHERE from_portfolio_id = :id"),
    DELETE_FUNDING("DELETE FROM funding_payments WHERE portfolio_id = :id"),
    DELETE_HALTS("DELETE FROM trading_halts WHERE portfolio_id = :id"),
    DELETE_PORTFOLIO("DELETE FROM portfolios WHERE id = :id"),
    DELETE_SIGNALS(
            """
            DELETE FROM signals
            WHERE engine_run_id IN (SELECT id FROM engine_runs WHERE engine_id = :id)\
            """),
    DELETE_RISK_EVENTS(
            """
            DELETE FROM risk_events
            WHERE engine_run_id IN (SELECT id FROM engine_runs WHERE engine_id = :id)\
            """),
    /** Its round trips and its equity go with it. */
    DELETE_BACKTESTS(
            """
            DELETE FROM backtests
            WHERE engine_run_id IN (SELECT id FROM engine_runs WHERE engine_id = :id)\
            """),
    DELETE_ENGINE_EVENTS("DELETE FROM engine_events WHERE engine_id = :id"),
    DELETE_RUN_VENUES(
            """
            DELETE FROM run_venues
            WHERE engine_run_id IN (SELECT id FROM engine_runs WHERE engine_id = :id)\
            """),
    DELETE_RUNS("DELETE FROM engine_runs WHERE engine_id = :id"),
    DELETE_ENGINE_LIMITS("DELETE FROM risk_limits WHERE engine_id = :id"),
    DELETE_BOOKINGS("DELETE FROM engine_bookings WHERE engine_id = :id"),
    DELETE_CURSORS("DELETE FROM engine_cursors WHERE engine_id = :id"),
    DELETE_PRESETS("DELETE FROM engine_presets WHERE engine_id = :id"),
    DELETE_TIMERS("DELETE FROM engine_timers WHERE engine_id = :id"),
    DELETE_SLOTS("DELETE FROM engine_slots WHERE engine_id = :id"),
    DELETE_STRATEGY_STATES("DELETE FROM strategy_states WHERE engine_id = :id"),
    DELETE_VENUE("DELETE FROM engine_venues WHERE engine_id = :id"),
    DELETE_ENGINE("DELETE FROM engines WHERE id = :id");

    private final String sql;

    RemovalQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
