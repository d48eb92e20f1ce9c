package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.Columns;

/** The catalogue of series, their gaps and their imports, column by column. */
public final class SeriesColumns {
    /** A series of candles as it is made. */
    static final Columns NEW_CANDLES =
            Columns.of(
                    "candle_series",
                    "instrument_id",
                    "interval_micros",
                    "source",
                    "price",
                    "built",
                    "anchor_micros",
                    "zone",
                    "volume_scale",
                    "candles");

    static final Columns CANDLES = NEW_CANDLES.with("first_open_time", "last_open_time");

    static final Columns GAP = Columns.of("candle_gaps", "series_id", "from_time", "to_time");

    /** A series of ticks as it is made. */
    static final Columns NEW_TICKS =
            Columns.of("tick_series", "instrument_id", "kind", "source", "size_scale", "ticks");

    static final Columns TICKS = NEW_TICKS.with("first_at", "last_at");

    static final Columns IMPORT =
            Columns.of(
                    "data_imports",
                    "series_id",
                    "tick_series_id",
                    "file_name",
                    "file_sha256",
                    "inserted",
                    "unchanged",
                    "replaced",
                    "rejected",
                    "rounded",
                    "imported_at");

    /** A load as it begins, and what became of it so far. */
    public static final Columns LOAD =
            Columns.of(
                    "staged_loads",
                    "series_id",
                    "tick_series_id",
                    "on_conflict",
                    "made_series",
                    "file_name",
                    "file_sha256",
                    "complete",
                    "rows_done",
                    "inserted",
                    "unchanged",
                    "replaced",
                    "rejected",
                    "rounded");

    private SeriesColumns() {}
}
