package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.store.sql.Query;

/** Queries that read all market data in the order of its keys, because they check every row. */
public enum MarketAuditQuery implements Query {
    CANDLE_SERIES(
            """
            SELECT id, interval_micros, candles, first_open_time, last_open_time, retained_from
            FROM candle_series ORDER BY id\
            """),
    CANDLES(
            """
            SELECT open_time, open, high, low, close, volume FROM candles
            WHERE series_id = ?1 ORDER BY open_time\
            """),
    GAPS("SELECT from_time, to_time FROM candle_gaps WHERE series_id = ?1 ORDER BY from_time"),
    ROLLUPS(
            """
            SELECT open_time, open, high, low, close, candles, volume FROM candle_rollups
            WHERE series_id = ?1 AND interval_micros = ?2 AND open_time >= ?3 ORDER BY open_time\
            """),
    TICK_SERIES("SELECT id, ticks, first_at, last_at, kind FROM tick_series ORDER BY id"),
    TRADE_SPANS(
            """
            SELECT series_id, count(*), min(traded_at), max(traded_at) FROM market_trades
            GROUP BY series_id\
            """),
    QUOTE_SPANS(
            """
            SELECT series_id, count(*), min(quoted_at), max(quoted_at) FROM quotes
            GROUP BY series_id\
            """),
    CHUNK_SPANS(
            """
            SELECT series_id, sum(ticks), min(first_at), max(last_at) FROM tick_chunks
            GROUP BY series_id\
            """),
    CHUNKS(
            """
            SELECT series_id, first_at, first_sequence, last_at, last_sequence, ticks, checksum, packed
            FROM tick_chunks WHERE series_id = ?1 ORDER BY first_at, first_sequence\
            """),
    TRADES_WITHIN(
            """
            SELECT count(*) FROM market_trades
            WHERE series_id = ?1 AND (traded_at, sequence) >= (?2, ?3) AND (traded_at, sequence) <= (?4, ?5)\
            """),
    QUOTES_WITHIN(
            """
            SELECT count(*) FROM quotes
            WHERE series_id = ?1 AND (quoted_at, sequence) >= (?2, ?3) AND (quoted_at, sequence) <= (?4, ?5)\
            """);

    private final String sql;

    MarketAuditQuery(String sql) {
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
