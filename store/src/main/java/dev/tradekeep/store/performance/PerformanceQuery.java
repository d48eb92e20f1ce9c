package dev.tradekeep.store.performance;

import dev.tradekeep.store.sql.Query;

/** Queries over equity and the results of days. */
public enum PerformanceQuery implements Query {
    SAVE_SNAPSHOT(
            PerformanceColumns.SNAPSHOT.insert()
                    + PerformanceColumns.SNAPSHOT.orUpdate("portfolio_id", "measured_at")),
    FIRST_SNAPSHOT(Text.SNAPSHOTS + "ORDER BY measured_at LIMIT 1"),
    LAST_SNAPSHOT(Text.SNAPSHOTS + "ORDER BY measured_at DESC LIMIT 1"),
    SAVE_DAY(
            PerformanceColumns.DAY.insert()
                    + PerformanceColumns.DAY.orUpdate("portfolio_id", "day")),
    DAYS(
            PerformanceColumns.DAY.select()
                    + """

                    WHERE portfolio_id = :portfolio_id AND day BETWEEN :from AND :to
                    ORDER BY day\
                    """),
    /** Every trade of a portfolio, with what it was for. */
    TRADES(
            """
            SELECT t.instrument_id, t.side, t.price, t.quantity, t.notional, t.slippage, t.fee, t.fee_asset_id,
                t.executed_at, r.engine_id, r.strategy, o.slot, o.group_role, g.stop_type, g.stop_limit_price,
                g.stop_trigger_price, g.stop_trailing_distance
            FROM trades AS t
            JOIN orders AS o ON o.id = t.order_id
            JOIN engine_runs AS r ON r.id = o.engine_run_id
            LEFT JOIN order_groups AS g ON g.group_id = o.group_id
            WHERE t.portfolio_id = :portfolio_id
            ORDER BY t.id\
            """),
    TRADED_INSTRUMENTS(
            """
            SELECT instrument_id FROM positions WHERE portfolio_id = :portfolio_id
            ORDER BY instrument_id\
            """),
    /** The engines of a portfolio: that of its name, and those whose presets are for it. */
    ENGINES(
            """
            SELECT id FROM engines WHERE portfolio_id = :portfolio_id
            UNION SELECT engine_id FROM engine_presets WHERE portfolio_id = :portfolio_id
            ORDER BY 1\
            """),
    PRESET_OF_SLOT(
            """
            SELECT p.name FROM engine_slots AS x JOIN presets AS p ON p.id = x.preset_id
            WHERE x.engine_id = :engine_id AND x.slot = :slot\
            """),
    /** The series that an engine on paper has traded on. */
    SERIES(
            """
            SELECT s.id, s.instrument_id, s.interval_micros
            FROM engine_cursors AS c JOIN candle_series AS s ON s.id = c.series_id
            WHERE c.engine_id = :engine_id
            ORDER BY c.series_id\
            """),
    /** Those of the backtests of an engine. */
    BACKTEST_SERIES(
            """
            SELECT s.id, s.instrument_id, s.interval_micros
            FROM engine_runs AS r
            JOIN backtests AS b ON b.engine_run_id = r.id
            JOIN candle_series AS s ON s.id = b.series_id
            WHERE r.engine_id = :engine_id
            ORDER BY r.id\
            """),
    FIRST_CLOSE(
            """
            SELECT open_time, close FROM candles
            WHERE series_id = :series_id AND open_time >= :from
            ORDER BY open_time LIMIT 1\
            """),
    LAST_CLOSE(
            """
            SELECT open_time, close FROM candles
            WHERE series_id = :series_id AND open_time <= :to
            ORDER BY open_time DESC LIMIT 1\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String SNAPSHOTS =
                PerformanceColumns.SNAPSHOT.select()
                        + """

                        WHERE portfolio_id = :portfolio_id AND measured_at BETWEEN :from AND :to
                        """;
    }

    private final String sql;

    PerformanceQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
