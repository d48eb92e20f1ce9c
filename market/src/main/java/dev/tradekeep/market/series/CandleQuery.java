package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Query;

/** Queries over candles and their series. */
public enum CandleQuery implements Query {
    ENSURE_SERIES(
            """
            INSERT INTO candle_series (instrument_id, interval_micros, source, volume_scale, candles)
            VALUES (?1, ?2, ?3, ?4, 0)
            ON CONFLICT (instrument_id, interval_micros, source) DO NOTHING\
            """),
    FIND_SERIES(
            """
            SELECT id, instrument_id, interval_micros, source, volume_scale, candles, first_open_time,
                last_open_time
            FROM candle_series
            WHERE instrument_id = ?1 AND interval_micros = ?2 AND source = ?3\
            """),
    LIST_SERIES(
            """
            SELECT candle_series.id, e.code, i.symbol, candle_series.interval_micros,
                candle_series.source, candle_series.candles, candle_series.first_open_time,
                candle_series.last_open_time, candle_series.keep_days,
                candle_series.keep_rollup_days,
                (SELECT count(*) FROM candle_gaps AS g WHERE g.series_id = candle_series.id)
            FROM candle_series
            JOIN instruments AS i ON i.id = candle_series.instrument_id
            JOIN exchanges AS e ON e.id = i.exchange_id
            ORDER BY candle_series.id\
            """),
    /** The columns beside a maximum are those of its row, which saves the sort. */
    SERIES_TO_REPLAY(
            """
            SELECT id, instrument_id, interval_micros, source, volume_scale, max(candles),
                first_open_time, last_open_time
            FROM candle_series WHERE instrument_id = ?1 AND candles > 0 HAVING count(*) > 0\
            """),
    UPDATE_SERIES(
            """
            UPDATE candle_series SET candles = ?2, first_open_time = ?3, last_open_time = ?4
            WHERE id = ?1\
            """),
    /** The same of a series that retention has emptied. */
    EMPTY_SERIES(
            """
            UPDATE candle_series SET candles = 0, first_open_time = NULL, last_open_time = NULL
            WHERE id = ?1\
            """),
    GET_SERIES(
            """
            SELECT id, instrument_id, interval_micros, source, volume_scale, candles, first_open_time,
                last_open_time
            FROM candle_series WHERE id = ?1\
            """),
    SPAN(
            """
            SELECT candles, first_open_time, last_open_time, retained_from FROM candle_series
            WHERE id = ?1\
            """),
    PRICE_SCALE("SELECT price_scale FROM instruments WHERE id = ?1"),
    INSERT(
            "INSERT INTO candles (series_id, open_time, open, high, low, close, volume) "
                    + MultiRow.values(7, 1)),
    INSERT_MANY(
            "INSERT INTO candles (series_id, open_time, open, high, low, close, volume) "
                    + MultiRow.values(7, MultiRow.ROWS)),
    REPLACE(
            """
            UPDATE candles SET open = ?3, high = ?4, low = ?5, close = ?6, volume = ?7
            WHERE series_id = ?1 AND open_time = ?2\
            """),
    INSERT_GAP("INSERT INTO candle_gaps (series_id, from_time, to_time) VALUES (?1, ?2, ?3)"),
    FIND_GAP(
            """
            SELECT from_time, to_time FROM candle_gaps WHERE series_id = ?1 AND from_time <= ?2
            ORDER BY from_time DESC LIMIT 1\
            """),
    DELETE_GAP("DELETE FROM candle_gaps WHERE series_id = ?1 AND from_time = ?2"),
    DELETE_GAPS_BEFORE("DELETE FROM candle_gaps WHERE series_id = ?1 AND from_time < ?2"),
    GAPS(
            """
            SELECT from_time, to_time FROM candle_gaps WHERE series_id = ?1 AND from_time > ?2
            ORDER BY from_time LIMIT ?3\
            """),
    /** When the n-th candle opens that retention looks at. */
    NTH_TIME(
            """
            SELECT open_time FROM candles WHERE series_id = ?1 ORDER BY open_time LIMIT 1 OFFSET ?2\
            """),
    DELETE_BEFORE("DELETE FROM candles WHERE series_id = ?1 AND open_time < ?2"),
    RETAIN_FROM("UPDATE candle_series SET retained_from = ?2 WHERE id = ?1"),
    SET_RETENTION("UPDATE candle_series SET keep_days = ?2, keep_rollup_days = ?3 WHERE id = ?1"),
    FIND(
            """
            SELECT open_time, open, high, low, close, volume FROM candles
            WHERE series_id = ?1 AND open_time = ?2\
            """),
    RANGE(
            """
            SELECT open_time, open, high, low, close, volume FROM candles
            WHERE series_id = ?1 AND open_time >= ?2 AND open_time < ?3
            ORDER BY open_time\
            """);

    private final String sql;

    CandleQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
