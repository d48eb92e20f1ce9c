package dev.tradekeep.market.series.care;

import dev.tradekeep.store.sql.Query;

/** Queries that count the prices of an instrument's market data in other units. */
public enum PriceScaleQuery implements Query {
    /** Whether orders, trades, signals or presets of an instrument count on its prices. */
    IS_BOOKED(
            """
            SELECT id FROM instruments AS i
            WHERE id = :id AND (
                EXISTS (SELECT 1 FROM orders WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM trades WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM signals WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM preset_instruments WHERE instrument_id = i.id)
                OR EXISTS (
                    SELECT 1 FROM candle_series AS s JOIN engine_cursors AS c ON c.series_id = s.id
                    WHERE s.instrument_id = i.id))\
            """),
    CANDLE_SERIES("SELECT id FROM candle_series WHERE instrument_id = :instrument_id ORDER BY id"),
    TICK_SERIES("SELECT id FROM tick_series WHERE instrument_id = :instrument_id ORDER BY id"),
    COUNT_CANDLES(
            """
            SELECT CAST(sum(candles) AS BIGINT) FROM candle_series
            WHERE instrument_id = :instrument_id\
            """),
    COUNT_ROLLUPS(
            """
            SELECT count(*) FROM candle_rollups WHERE series_id IN (
                SELECT id FROM candle_series WHERE instrument_id = :instrument_id)\
            """),
    COUNT_TICKS(
            """
            SELECT CAST(sum(ticks) AS BIGINT) FROM tick_series
            WHERE instrument_id = :instrument_id\
            """),
    HIGHEST_CANDLE("SELECT max(high) FROM candles WHERE series_id = :series_id"),
    HIGHEST_ROLLUP("SELECT max(high) FROM candle_rollups WHERE series_id = :series_id"),
    HIGHEST_TRADE("SELECT max(price) FROM market_trades WHERE series_id = :series_id"),
    HIGHEST_BID("SELECT max(bid) FROM quotes WHERE series_id = :series_id"),
    HIGHEST_ASK("SELECT max(ask) FROM quotes WHERE series_id = :series_id"),
    SCALE_CANDLES(
            """
            UPDATE candles SET open = open * :factor, high = high * :factor, low = low * :factor,
                close = close * :factor
            WHERE series_id = :series_id\
            """),
    SCALE_ROLLUPS(
            """
            UPDATE candle_rollups SET open = open * :factor, high = high * :factor,
                low = low * :factor, close = close * :factor
            WHERE series_id = :series_id\
            """),
    SCALE_TRADES("UPDATE market_trades SET price = price * :factor WHERE series_id = :series_id"),
    SCALE_QUOTES(
            """
            UPDATE quotes SET bid = bid * :factor, ask = ask * :factor
            WHERE series_id = :series_id\
            """);

    private final String sql;

    PriceScaleQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** A scale changes rarely. */
    @Override
    public boolean readsWholeTables() {
        return this == IS_BOOKED;
    }
}
