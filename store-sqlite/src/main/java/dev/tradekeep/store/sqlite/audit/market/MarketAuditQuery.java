package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.marketdata.TickChunkColumns;
import dev.tradekeep.store.marketdata.TickColumns;
import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries that read all market data in the order of its keys, because they check every row. */
public enum MarketAuditQuery implements Query {
    CANDLE_SERIES(
            """
            SELECT id, interval_micros, anchor_micros, zone, candles, first_open_time, last_open_time, retained_from
            FROM candle_series ORDER BY id\
            """),
    CANDLES(CandleColumns.VALUES.select() + " WHERE series_id = :series_id ORDER BY open_time"),
    GAPS(
            """
            SELECT from_time, to_time FROM candle_gaps
            WHERE series_id = :series_id ORDER BY from_time\
            """),
    ROLLUPS(
            CandleColumns.ROLLUP_VALUES.select()
                    + """

                    WHERE series_id = :series_id AND interval_micros = :interval_micros
                        AND open_time >= :retained_from
                    ORDER BY open_time\
                    """),
    LAST_DAY(
            """
            SELECT from_time AS open_time, open, high, low, close, volume, candles
            FROM candle_statistics WHERE series_id = :series_id\
            """),
    TICK_SERIES(
            """
            SELECT id, kind, ticks, first_at AS first_time, last_at AS last_time
            FROM tick_series ORDER BY id\
            """),
    TRADE_SPANS(Text.spans(TickColumns.TRADE)),
    QUOTE_SPANS(Text.spans(TickColumns.QUOTE)),
    CHUNK_SPANS(
            """
            SELECT series_id, sum(ticks) AS ticks, min(first_at) AS first_time,
                max(last_at) AS last_time
            FROM tick_chunks GROUP BY series_id\
            """),
    CHUNKS(
            TickChunkColumns.CHUNK.select()
                    + " WHERE series_id = :series_id ORDER BY first_at, first_sequence"),
    TRADES_WITHIN(Text.within(TickColumns.TRADE)),
    QUOTES_WITHIN(Text.within(TickColumns.QUOTE));

    /** Texts of several constants, which cannot refer to constants of their own enum. */
    private static final class Text {
        static String spans(Columns ticks) {
            return """
            SELECT series_id, count(*) AS ticks, min(%1$s) AS first_time, max(%1$s) AS last_time
            FROM %2$s GROUP BY series_id\
            """
                    .formatted(TickColumns.at(ticks), ticks.table());
        }

        static String within(Columns ticks) {
            return "SELECT count(*) FROM " + ticks.table() + TickColumns.within(ticks);
        }
    }

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
