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
    INSERT_EQUITY(StrategyColumns.EQUITY.insert());

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
