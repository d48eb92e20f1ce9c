package dev.tradekeep.store.market;

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
            SELECT e.code, i.symbol, candle_series.interval_micros, candle_series.source,
                candle_series.candles, candle_series.first_open_time, candle_series.last_open_time
            FROM candle_series
            JOIN instruments AS i ON i.id = candle_series.instrument_id
            JOIN exchanges AS e ON e.id = i.exchange_id
            ORDER BY candle_series.id\
            """),
    UPDATE_SERIES(
            """
            UPDATE candle_series SET
                candles = candles + ?2,
                first_open_time = min(coalesce(first_open_time, ?3), ?3),
                last_open_time = max(coalesce(last_open_time, ?4), ?4)
            WHERE id = ?1\
            """),
    INSERT(
            """
            INSERT INTO candles (series_id, open_time, open, high, low, close, volume)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (series_id, open_time) DO NOTHING\
            """),
    INSERT_MANY(manyRows()),
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
            """),
    RECORD_IMPORT(
            """
            INSERT INTO data_imports (series_id, file_name, file_sha256, inserted, unchanged, rejected,
                rounded, imported_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (series_id, file_sha256) DO NOTHING\
            """),
    FIND_IMPORT("SELECT imported_at FROM data_imports WHERE series_id = ?1 AND file_sha256 = ?2");

    /** The rows of {@link #INSERT_MANY}: more of them gain next to nothing. */
    static final int MANY = 64;

    /** The parameters of a row of {@link #INSERT_MANY} after the series, which all share. */
    static final int FIELDS = 6;

    private final String sql;

    CandleQuery(String sql) {
        this.sql = sql;
    }

    private static String manyRows() {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < MANY; row++) {
            rows.append(row == 0 ? "(?1" : ", (?1");
            for (int field = 1; field <= FIELDS; field++) {
                rows.append(", ?").append(1 + row * FIELDS + field);
            }
            rows.append(')');
        }
        return "INSERT INTO candles (series_id, open_time, open, high, low, close, volume)\nVALUES "
                + rows
                + "\nON CONFLICT (series_id, open_time) DO NOTHING";
    }

    @Override
    public String sql() {
        return sql;
    }
}
