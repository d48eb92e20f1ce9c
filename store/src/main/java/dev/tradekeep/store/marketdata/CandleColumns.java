package dev.tradekeep.store.marketdata;

import dev.tradekeep.store.sql.Columns;

/**
 * Candles and their roll-ups, column by column. So many are read and written that they go by
 * position instead of by name; both tables begin alike, and what only writing needs comes last.
 */
public final class CandleColumns {
    /** A candle of a series that is known. */
    public static final Columns VALUES =
            Columns.of("candles", "open_time", "open", "high", "low", "close", "volume");

    public static final Columns CANDLE = VALUES.with("series_id");

    /** A roll-up of a series and an interval that are known; {@code volume} may be NULL. */
    public static final Columns ROLLUP_VALUES =
            new Columns("candle_rollups", VALUES.with("candles").names());

    public static final Columns ROLLUP = ROLLUP_VALUES.with("series_id", "interval_micros");

    public static final int OPEN_TIME = VALUES.index("open_time");
    public static final int OPEN = VALUES.index("open");
    public static final int HIGH = VALUES.index("high");
    public static final int LOW = VALUES.index("low");
    public static final int CLOSE = VALUES.index("close");
    public static final int VOLUME = VALUES.index("volume");

    /** Of {@link #CANDLE}. */
    public static final int SERIES_ID = CANDLE.index("series_id");

    /** Of {@link #ROLLUP_VALUES} and {@link #ROLLUP}: how many candles it is made of. */
    public static final int ROLLUP_CANDLES = ROLLUP.index("candles");

    /** Of {@link #ROLLUP}. */
    public static final int ROLLUP_SERIES_ID = ROLLUP.index("series_id");

    /** Of {@link #ROLLUP}. */
    public static final int ROLLUP_INTERVAL = ROLLUP.index("interval_micros");

    private CandleColumns() {}
}
