package dev.tradekeep.market.series;

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
                    .text("price", "s.price")
                    .bool("built", "s.built")
                    .integer("candles", "s.candles")
                    .time("first_open_time", "s.first_open_time")
                    .time("last_open_time", "s.last_open_time")
                    .integer(
                            "gaps",
                            "(SELECT count(*) FROM candle_gaps AS g WHERE g.series_id = s.id)")
                    .from(
                            """
                            candle_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            LEFT JOIN exchanges AS e ON e.id = i.exchange_id\
                            """)
                    .ascending("s.id");

    private static final ListingSource.Builder CANDLE_COLUMNS =
            values(
                            ListingSource.named("candles", "the candles of a series, newest first")
                                    .time("open_time", "c.open_time"),
                            "c")
                    .from(
                            """
                            candle_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            JOIN candles AS c ON c.series_id = s.id\
                            """);

    static final ListingSource CANDLES = CANDLE_COLUMNS.descending("c.open_time");

    static final ListingSource ROLLUPS =
            values(
                            ListingSource.named(
                                            "rollups",
                                            "longer candles made of a series, newest first")
                                    .time("open_time", "r.open_time")
                                    .integer("interval_seconds", "r.interval_micros / 1000000"),
                            "r")
                    .integer("candles", "r.candles")
                    .bool(
                            "final",
                            "CASE WHEN r.candles * s.interval_micros = r.interval_micros THEN 1 ELSE 0 END")
                    .from(
                            """
                            candle_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            JOIN candle_rollups AS r ON r.series_id = s.id\
                            """)
                    .descending("r.open_time");

    static final ListingSource GAPS =
            ListingSource.named("gaps", "candles that are missing in a series")
                    .time("from_time", "g.from_time")
                    .time("to_time", "g.to_time")
                    .integer(
                            "missing",
                            "(g.to_time - g.from_time + s.interval_micros / 2) / s.interval_micros + 1")
                    .from(
                            """
                            candle_series AS s
                            JOIN candle_gaps AS g ON g.series_id = s.id\
                            """)
                    .ascending("g.from_time");

    static final ListingSource TICK_SERIES =
            ListingSource.named("tick-series", "the catalogue of trades and quotes")
                    .integer("id", "s.id")
                    .text("exchange", "e.code")
                    .text("instrument", "i.symbol")
                    .text("kind", "s.kind")
                    .text("source", "s.source")
                    .integer("ticks", "s.ticks")
                    .time("first_at", "s.first_at")
                    .time("last_at", "s.last_at")
                    .from(
                            """
                            tick_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            LEFT JOIN exchanges AS e ON e.id = i.exchange_id\
                            """)
                    .ascending("s.id");

    static final ListingSource TRADES =
            ListingSource.named(
                            "market-trades",
                            "public trades of a tick series that are not packed, newest first")
                    .time("traded_at", "t.traded_at")
                    .integer("sequence", "t.sequence")
                    .decimal("price", "t.price", "i.price_scale")
                    .decimal("quantity", "t.quantity", "s.size_scale")
                    .from(
                            """
                            tick_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            JOIN market_trades AS t ON t.series_id = s.id\
                            """)
                    .descending("t.traded_at", "t.sequence");

    static final ListingSource QUOTES =
            ListingSource.named(
                            "quotes",
                            "best bid and ask of a tick series that are not packed, newest first")
                    .time("quoted_at", "q.quoted_at")
                    .integer("sequence", "q.sequence")
                    .decimal("bid", "q.bid", "i.price_scale")
                    .decimal("ask", "q.ask", "i.price_scale")
                    .decimal("bid_size", "q.bid_size", "s.size_scale")
                    .decimal("ask_size", "q.ask_size", "s.size_scale")
                    .from(
                            """
                            tick_series AS s
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            JOIN quotes AS q ON q.series_id = s.id\
                            """)
                    .descending("q.quoted_at", "q.sequence");

    private static final ListingSource.Builder IMPORT_COLUMNS =
            ListingSource.named("imports", "files that were read into series, newest first")
                    .integer("id", "d.id")
                    .text("file_name", "d.file_name")
                    .text("file_sha256", "d.file_sha256")
                    .integer("series_id", "d.series_id")
                    .integer("tick_series_id", "d.tick_series_id")
                    .integer("inserted", "d.inserted")
                    .integer("unchanged", "d.unchanged")
                    .integer("replaced", "d.replaced")
                    .integer("rejected", "d.rejected")
                    .integer("rounded", "d.rounded")
                    .time("imported_at", "d.imported_at")
                    .from("data_imports AS d");

    static final ListingSource IMPORTS = IMPORT_COLUMNS.descending("d.id");

    static final ListingSource IMPORTS_BY_TIME = IMPORT_COLUMNS.descending("d.imported_at", "d.id");

    private MarketSource() {}

    /** Prices and volume of a candle, be it rolled up or not. */
    private static ListingSource.Builder values(ListingSource.Builder columns, String candle) {
        return columns.decimal("open", candle + ".open", "i.price_scale")
                .decimal("high", candle + ".high", "i.price_scale")
                .decimal("low", candle + ".low", "i.price_scale")
                .decimal("close", candle + ".close", "i.price_scale")
                .decimal("volume", candle + ".volume", "s.volume_scale");
    }
}
