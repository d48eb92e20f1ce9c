package dev.tradekeep.store.audit;

import dev.tradekeep.store.sql.Query;

/** Queries that read all market data, because they check every row. */
public enum MarketAuditQuery implements Query {
    CANDLE_SERIES(
            """
            SELECT s.id, s.interval_micros, s.candles, s.first_open_time, s.last_open_time,
                s.retained_from,
                (SELECT count(*) FROM candle_gaps AS g WHERE g.series_id = s.id),
                (SELECT coalesce(sum(g.to_time - g.from_time + s.interval_micros), 0)
                    FROM candle_gaps AS g WHERE g.series_id = s.id)
            FROM candle_series AS s\
            """),
    CANDLE_TIMES("SELECT open_time FROM candles WHERE series_id = ?1 ORDER BY open_time"),
    CANDLES(
            """
            SELECT open_time, open, high, low, close, volume FROM candles
            WHERE series_id = ?1 AND open_time >= ?2 ORDER BY open_time\
            """),
    ROLLUP(
            """
            SELECT open, high, low, close, volume, candles FROM candle_rollups
            WHERE series_id = ?1 AND interval_micros = ?2 AND open_time = ?3\
            """),
    COUNT_ROLLUPS(
            """
            SELECT count(*) FROM candle_rollups
            WHERE series_id = ?1 AND interval_micros = ?2 AND open_time >= ?3\
            """),
    TICK_SERIES(
            """
            SELECT s.id, s.ticks, s.first_at, s.last_at,
                (SELECT count(*) FROM market_trades AS t WHERE t.series_id = s.id)
                    + (SELECT count(*) FROM quotes AS q WHERE q.series_id = s.id),
                coalesce((SELECT min(traded_at) FROM market_trades AS t WHERE t.series_id = s.id),
                    (SELECT min(quoted_at) FROM quotes AS q WHERE q.series_id = s.id)),
                coalesce((SELECT max(traded_at) FROM market_trades AS t WHERE t.series_id = s.id),
                    (SELECT max(quoted_at) FROM quotes AS q WHERE q.series_id = s.id))
            FROM tick_series AS s\
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
