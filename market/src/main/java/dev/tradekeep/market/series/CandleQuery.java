package dev.tradekeep.market.series;

import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Query;

/** Queries over candles and their series. */
public enum CandleQuery implements Query {
    DELETE_SERIES("DELETE FROM candle_series WHERE id = :id"),
    ENSURE_SERIES(SeriesColumns.NEW_CANDLES.insert() + " ON CONFLICT DO NOTHING"),
    FIND_SERIES(
            Text.SERIES
                    + """

                    FROM candle_series
                    WHERE instrument_id = :instrument_id AND interval_micros = :interval_micros
                        AND source = :source AND price = :price AND built = :built\
                    """),
    LIST_SERIES(
            """
            SELECT candle_series.id, e.code AS exchange, i.symbol, candle_series.interval_micros,
                candle_series.anchor_micros, candle_series.zone,
                candle_series.source, candle_series.price, candle_series.built,
                candle_series.candles, candle_series.first_open_time,
                candle_series.last_open_time, candle_series.keep_days,
                candle_series.keep_rollup_days,
                (SELECT count(*) FROM candle_gaps AS g WHERE g.series_id = candle_series.id) AS gaps
            FROM candle_series
            JOIN instruments AS i ON i.id = candle_series.instrument_id
            JOIN exchanges AS e ON e.id = i.exchange_id
            ORDER BY candle_series.id\
            """),
    /**
     * The one with the most candles, the oldest of several; found by maximums, which saves a sort.
     */
    SERIES_TO_REPLAY(
            Text.SERIES
                    + """

                    FROM candle_series
                    WHERE id = (
                        SELECT min(id) FROM candle_series
                        WHERE instrument_id = :instrument_id AND candles > 0 AND candles = (
                            SELECT max(candles) FROM candle_series
                            WHERE instrument_id = :instrument_id))\
                    """),
    /** The same of one interval. */
    SERIES_OF_INTERVAL_TO_REPLAY(
            Text.SERIES
                    + """

                    FROM candle_series
                    WHERE id = (
                        SELECT min(id) FROM candle_series
                        WHERE instrument_id = :instrument_id AND interval_micros = :interval_micros
                            AND candles > 0 AND candles = (
                                SELECT max(candles) FROM candle_series
                                WHERE instrument_id = :instrument_id
                                    AND interval_micros = :interval_micros))\
                    """),
    UPDATE_SERIES(
            """
            UPDATE candle_series
            SET candles = :entries, first_open_time = :first_time, last_open_time = :last_time
            WHERE id = :id\
            """),
    /** The same of a series that retention has emptied. */
    EMPTY_SERIES(
            """
            UPDATE candle_series SET candles = 0, first_open_time = NULL, last_open_time = NULL
            WHERE id = :id\
            """),
    IMPORTED(
            Text.SERIES
                    + """

                    FROM candle_series
                    WHERE instrument_id = :instrument_id AND price = :price AND built = 0
                    ORDER BY id\
                    """),
    GET_SERIES(Text.SERIES + " FROM candle_series WHERE id = :id"),
    SPAN(
            """
            SELECT candles AS entries, first_open_time AS first_time, last_open_time AS last_time,
                retained_from
            FROM candle_series WHERE id = :id\
            """),
    LOWEST("SELECT min(low) AS low FROM candles WHERE series_id = :series_id"),
    PRICE_SCALE("SELECT price_scale FROM instruments WHERE id = :instrument_id"),
    INSERT(MultiRow.insert(CandleColumns.CANDLE, 1)),
    INSERT_MANY(MultiRow.insert(CandleColumns.CANDLE, MultiRow.ROWS)),
    REPLACE(
            """
            UPDATE candles
            SET open = :open, high = :high, low = :low, close = :close, volume = :volume
            WHERE series_id = :series_id AND open_time = :open_time\
            """),
    INSERT_GAP(SeriesColumns.GAP.insert()),
    FIND_GAP(
            """
            SELECT from_time, to_time FROM candle_gaps
            WHERE series_id = :series_id AND from_time <= :time
            ORDER BY from_time DESC LIMIT 1\
            """),
    DELETE_GAP("DELETE FROM candle_gaps WHERE series_id = :series_id AND from_time = :from_time"),
    DELETE_GAPS_BEFORE(
            "DELETE FROM candle_gaps WHERE series_id = :series_id AND from_time < :before"),
    GAPS(
            """
            SELECT from_time, to_time FROM candle_gaps
            WHERE series_id = :series_id AND from_time > :after
            ORDER BY from_time LIMIT :rows_max\
            """),
    /** Those of which nobody has asked the exchange. */
    UNCONFIRMED_GAPS(
            """
            SELECT from_time, to_time FROM candle_gaps
            WHERE series_id = :series_id AND from_time > :after AND confirmed = 0
            ORDER BY from_time LIMIT :rows_max\
            """),
    CONFIRM_GAPS(
            """
            UPDATE candle_gaps SET confirmed = 1
            WHERE series_id = :series_id AND from_time >= :from_time AND from_time < :to_time
                AND to_time < :to_time AND confirmed = 0\
            """),
    /** When the n-th candle opens that retention looks at. */
    NTH_TIME(
            """
            SELECT open_time FROM candles WHERE series_id = :series_id
            ORDER BY open_time LIMIT 1 OFFSET :nth\
            """),
    DELETE_BEFORE("DELETE FROM candles WHERE series_id = :series_id AND open_time < :before"),
    RETAIN_FROM("UPDATE candle_series SET retained_from = :retained_from WHERE id = :id"),
    SET_RETENTION(
            """
            UPDATE candle_series SET keep_days = :keep_days, keep_rollup_days = :keep_rollup_days
            WHERE id = :id\
            """),
    FIND(
            CandleColumns.VALUES.select()
                    + " WHERE series_id = :series_id AND open_time = :open_time"),
    RANGE(
            CandleColumns.VALUES.select()
                    + """

                    WHERE series_id = :series_id AND open_time >= :from_time AND open_time < :to_time
                    ORDER BY open_time\
                    """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String SERIES = "SELECT id, " + SeriesColumns.CANDLES.list();
    }

    private final String sql;

    CandleQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
