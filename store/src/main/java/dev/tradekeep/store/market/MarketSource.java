package dev.tradekeep.store.market;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class MarketSource {
    static final ListingSource SERIES =
            ListingSource.named("series", "the catalogue of candles")
                    .integer("id", "s.id")
                    .text("exchange", "e.code")
                    .text("instrument", "i.symbol")
                    .integer("interval_seconds", "s.interval_micros / 1000000")
                    .text("source", "s.source")
                    .integer("candles", "s.candles")
                    .time("first_open_time", "s.first_open_time")
                    .time("last_open_time", "s.last_open_time")
                    .from(
                            """
                            candle_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            LEFT JOIN exchanges AS e ON e.id = i.exchange_id\
                            """)
                    .ascending("s.id");

    private static final ListingSource.Builder CANDLE_COLUMNS =
            ListingSource.named("candles", "the candles of a series, newest first")
                    .time("open_time", "c.open_time")
                    .decimal("open", "c.open", "i.price_scale")
                    .decimal("high", "c.high", "i.price_scale")
                    .decimal("low", "c.low", "i.price_scale")
                    .decimal("close", "c.close", "i.price_scale")
                    .decimal("volume", "c.volume", "s.volume_scale")
                    .from(
                            """
                            candle_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            JOIN candles AS c ON c.series_id = s.id\
                            """);

    static final ListingSource CANDLES = CANDLE_COLUMNS.descending("c.open_time");

    private static final ListingSource.Builder IMPORT_COLUMNS =
            ListingSource.named("imports", "files that were read into series, newest first")
                    .integer("id", "d.id")
                    .text("file_name", "d.file_name")
                    .text("file_sha256", "d.file_sha256")
                    .integer("series_id", "d.series_id")
                    .integer("inserted", "d.inserted")
                    .integer("unchanged", "d.unchanged")
                    .integer("rejected", "d.rejected")
                    .integer("rounded", "d.rounded")
                    .time("imported_at", "d.imported_at")
                    .from("data_imports AS d");

    static final ListingSource IMPORTS = IMPORT_COLUMNS.descending("d.id");

    static final ListingSource IMPORTS_BY_SERIES = IMPORT_COLUMNS.ascending("d.series_id");

    private MarketSource() {}
}
