package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Query;

/** Queries over strategies, presets, signals and backtests. */
public enum StrategyQuery implements Query {
    ENSURE(
            StrategyColumns.STRATEGY.insert()
                    + """

                    ON CONFLICT (name) DO UPDATE SET description = excluded.description
                    WHERE strategies.description <> excluded.description\
                    """),
    INSERT_PRESET(StrategyColumns.PRESET.insert()),
    UPDATE_PRESET(
            """
            UPDATE presets SET parameters = :parameters, interval_micros = :interval_micros,
                own_portfolio = :own_portfolio,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id\
            """),
    SET_PRESET_STATUS(
            """
            UPDATE presets SET status = :status,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id\
            """),
    FIND_PRESET(Text.PRESETS + "WHERE p.name = :name"),
    GET_PRESET(Text.PRESETS + "WHERE p.id = :id"),
    CLEAR_PRESET_INSTRUMENTS("DELETE FROM preset_instruments WHERE preset_id = :preset_id"),
    INSERT_PRESET_INSTRUMENT(
            StrategyColumns.PRESET_INSTRUMENT.insert()
                    + " ON CONFLICT (preset_id, instrument_id) DO NOTHING"),
    PRESET_INSTRUMENTS(
            """
            SELECT instrument_id FROM preset_instruments WHERE preset_id = :preset_id
            ORDER BY instrument_id\
            """),
    INSERT_SIGNAL(StrategyColumns.SIGNAL.insert()),
    INSERT_BACKTEST(StrategyColumns.BACKTEST.insert()),
    INSERT_ROUND_TRIP(StrategyColumns.ROUND_TRIP.insert()),
    INSERT_EQUITY(StrategyColumns.EQUITY.insert()),
    INSERT_BACKTEST_MARKET(StrategyColumns.BACKTEST_MARKET.insert()),
    INSERT_BACKTEST_FEED(StrategyColumns.BACKTEST_FEED.insert()),
    INSERT_BACKTEST_STRATEGY(StrategyColumns.BACKTEST_STRATEGY.insert()),
    INSERT_BACKTEST_INPUTS(StrategyColumns.BACKTEST_INPUTS.insert()),
    INSERT_BACKTEST_STATISTIC(StrategyColumns.BACKTEST_STATISTIC.insert()),
    INSERT_BACKTEST_VERDICT(StrategyColumns.BACKTEST_VERDICT.insert()),
    STATISTICS_OF_BACKTEST(
            StrategyColumns.BACKTEST_STATISTIC.select()
                    + " WHERE backtest_id = :id ORDER BY account, measure"),
    VERDICT_OF_BACKTEST(StrategyColumns.BACKTEST_VERDICT.select() + " WHERE backtest_id = :id"),
    GET_BACKTEST(
            "SELECT "
                    + StrategyColumns.BACKTEST.listOf("b")
                    + """
                    , s.name AS strategy
                    FROM backtests AS b JOIN strategies AS s ON s.id = b.strategy_id
                    WHERE b.id = :id\
                    """),
    EQUITY_OF_BACKTEST(
            """
            SELECT measured_at, equity, drawdown_bps FROM backtest_equity
            WHERE backtest_id = :id ORDER BY measured_at\
            """),
    ROUND_TRIPS_OF_BACKTEST(
            StrategyColumns.ROUND_TRIP.select() + " WHERE backtest_id = :id ORDER BY sequence"),
    MARKETS_OF_BACKTEST(
            StrategyColumns.BACKTEST_MARKET.select() + " WHERE backtest_id = :id ORDER BY market"),
    FEEDS_OF_BACKTEST(
            StrategyColumns.BACKTEST_FEED.select() + " WHERE backtest_id = :id ORDER BY feed"),
    STRATEGIES_OF_BACKTEST(
            StrategyColumns.BACKTEST_STRATEGY.select() + " WHERE backtest_id = :id ORDER BY slot"),
    INPUTS_OF_BACKTEST(StrategyColumns.BACKTEST_INPUTS.select() + " WHERE backtest_id = :id"),
    INSERT_TRIAL(
            StrategyColumns.TRIAL.insert() + " ON CONFLICT (strategy, symbol, sha256) DO NOTHING"),
    INSERT_SWEEP(StrategyColumns.SWEEP.insert()),
    FIND_SWEEP("SELECT id FROM sweeps WHERE sha256 = :sha256"),
    INSERT_SWEEP_TRIAL(StrategyColumns.SWEEP_TRIAL.insert()),
    INSERT_SWEEP_BATCH(StrategyColumns.SWEEP_BATCH.insert()),
    SWEEP_BATCHES(
            "SELECT batch, luck FROM sweep_batches WHERE sweep_id = :sweep_id ORDER BY batch"),
    SWEEP_TRIALS(
            """
            SELECT trial FROM sweep_trials
            WHERE sweep_id = :sweep_id AND batch = :batch ORDER BY place\
            """),
    TRIALS(
            """
            SELECT sha256 FROM backtest_trials
            WHERE strategy = :strategy AND symbol = :symbol
                AND first_open_time <= :last_open_time AND last_open_time >= :first_open_time\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String PRESETS =
                "SELECT p.id, s.name AS strategy, "
                        + StrategyColumns.PRESET.listOf("p")
                        + """

                        FROM presets AS p JOIN strategies AS s ON s.id = p.strategy_id
                        """;
    }

    private final String sql;

    StrategyQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
