package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Query;

/** Queries over strategies, presets, signals and backtests. */
public enum StrategyQuery implements Query {
    ENSURE(
            """
            INSERT INTO strategies (name, description, created_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (name) DO UPDATE SET description = excluded.description
            WHERE description <> excluded.description\
            """),
    INSERT_PRESET(
            """
            INSERT INTO presets (strategy_id, name, parameters, status, created_at, updated_at)
            VALUES (?1, ?2, ?3, 'active', ?4, ?4)\
            """),
    UPDATE_PRESET(
            "UPDATE presets SET parameters = ?2, updated_at = max(updated_at, ?3) WHERE id = ?1"),
    SET_PRESET_STATUS(
            "UPDATE presets SET status = ?2, updated_at = max(updated_at, ?3) WHERE id = ?1"),
    FIND_PRESET(
            """
            SELECT p.id, s.name, p.name, p.parameters, p.status, p.created_at, p.updated_at
            FROM presets AS p JOIN strategies AS s ON s.id = p.strategy_id
            WHERE p.name = ?1\
            """),
    GET_PRESET(
            """
            SELECT p.id, s.name, p.name, p.parameters, p.status, p.created_at, p.updated_at
            FROM presets AS p JOIN strategies AS s ON s.id = p.strategy_id
            WHERE p.id = ?1\
            """),
    CLEAR_PRESET_INSTRUMENTS("DELETE FROM preset_instruments WHERE preset_id = ?1"),
    INSERT_PRESET_INSTRUMENT(
            """
            INSERT INTO preset_instruments (preset_id, instrument_id) VALUES (?1, ?2)
            ON CONFLICT (preset_id, instrument_id) DO NOTHING\
            """),
    PRESET_INSTRUMENTS(
            """
            SELECT instrument_id FROM preset_instruments WHERE preset_id = ?1
            ORDER BY instrument_id\
            """),
    INSERT_SIGNAL(
            """
            INSERT INTO signals (engine_run_id, instrument_id, side, price, reason, client_order_id,
                generated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)\
            """),
    DELETE_SIGNALS(
            """
            DELETE FROM signals WHERE id IN (
                SELECT id FROM signals WHERE engine_run_id = ?1 LIMIT ?2)\
            """),
    INSERT_BACKTEST(
            """
            INSERT INTO backtests (engine_run_id, strategy_id, preset_id, series_id, parameters,
                quote_asset_id, first_open_time, last_open_time, start_equity, end_equity,
                max_drawdown_bps, orders, trades, fees, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)\
            """),
    INSERT_ROUND_TRIP(
            """
            INSERT INTO backtest_trades (backtest_id, sequence, instrument_id, side, quantity,
                realized_pnl, fees, opened_at, closed_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)\
            """),
    INSERT_EQUITY(
            """
            INSERT INTO backtest_equity (backtest_id, measured_at, equity, drawdown_bps)
            VALUES (?1, ?2, ?3, ?4)\
            """);

    private final String sql;

    StrategyQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
