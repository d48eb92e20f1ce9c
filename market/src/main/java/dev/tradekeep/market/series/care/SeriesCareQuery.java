package dev.tradekeep.market.series.care;

import dev.tradekeep.store.sql.Query;

/** Queries that rename, merge and delete series. */
public enum SeriesCareQuery implements Query {
    RENAME_CANDLES("UPDATE candle_series SET source = :source WHERE id = :id"),
    RENAME_TICKS("UPDATE tick_series SET source = :source WHERE id = :id"),
    BACKTEST_OF("SELECT min(id) FROM backtests WHERE series_id = :series_id"),
    BACKTEST_HEARING("SELECT min(backtest_id) FROM backtest_feeds WHERE series_id = :series_id"),
    MOVE_BACKTESTS("UPDATE backtests SET series_id = :into WHERE series_id = :series_id"),
    MOVE_BACKTEST_FEEDS("UPDATE backtest_feeds SET series_id = :into WHERE series_id = :series_id"),
    /** An engine that has traded a series, whatever its mode. */
    ENGINE_OF(
            """
            SELECT e.name FROM engine_cursors AS c JOIN engines AS e ON e.id = c.engine_id
            WHERE c.series_id = :series_id ORDER BY c.engine_id LIMIT 1\
            """),
    /** One that goes on trading, unlike that of a backtest. */
    TRADING_ENGINE_OF(
            """
            SELECT e.name FROM engine_cursors AS c JOIN engines AS e ON e.id = c.engine_id
            WHERE c.series_id = :series_id AND e.mode <> 'backtest'
            ORDER BY c.engine_id LIMIT 1\
            """),
    /** How far a backtest came in both counts once. */
    DROP_CURSORS_OF_BOTH(
            """
            DELETE FROM engine_cursors
            WHERE series_id = :series_id AND engine_id IN (
                SELECT c.engine_id FROM engine_cursors AS c WHERE c.series_id = :into)\
            """),
    MOVE_CURSORS("UPDATE engine_cursors SET series_id = :into WHERE series_id = :series_id"),
    /** A file that was imported into both stays recorded where it goes. */
    DROP_CANDLE_IMPORTS_OF_BOTH(
            """
            DELETE FROM data_imports
            WHERE series_id = :series_id AND file_sha256 IN (
                SELECT d.file_sha256 FROM data_imports AS d WHERE d.series_id = :into)\
            """),
    MOVE_CANDLE_IMPORTS("UPDATE data_imports SET series_id = :into WHERE series_id = :series_id"),
    DROP_TICK_IMPORTS_OF_BOTH(
            """
            DELETE FROM data_imports
            WHERE tick_series_id = :series_id AND file_sha256 IN (
                SELECT d.file_sha256 FROM data_imports AS d WHERE d.tick_series_id = :into)\
            """),
    MOVE_TICK_IMPORTS(
            "UPDATE data_imports SET tick_series_id = :into WHERE tick_series_id = :series_id"),
    DELETE_CANDLE_IMPORTS("DELETE FROM data_imports WHERE series_id = :series_id"),
    DELETE_TICK_IMPORTS("DELETE FROM data_imports WHERE tick_series_id = :series_id"),
    DELETE_ROLLUPS("DELETE FROM candle_rollups WHERE series_id = :series_id");

    private final String sql;

    SeriesCareQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
