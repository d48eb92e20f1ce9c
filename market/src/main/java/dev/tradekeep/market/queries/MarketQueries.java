package dev.tradekeep.market.queries;

import dev.tradekeep.market.series.CandleQuery;
import dev.tradekeep.market.series.ImportQuery;
import dev.tradekeep.market.series.LastDayQuery;
import dev.tradekeep.market.series.MarketListing;
import dev.tradekeep.market.series.RollupQuery;
import dev.tradekeep.market.series.TickChunkQuery;
import dev.tradekeep.market.series.TickQuery;
import dev.tradekeep.market.series.care.AssetScaleQuery;
import dev.tradekeep.market.series.care.PriceScaleQuery;
import dev.tradekeep.market.series.care.SeriesCareQuery;
import dev.tradekeep.market.series.care.SizeScaleQuery;
import dev.tradekeep.market.series.load.StagingQuery;
import dev.tradekeep.store.sql.Query;
import java.util.List;
import java.util.stream.Stream;

/** The queries over market data. */
public final class MarketQueries {
    private MarketQueries() {}

    /** All of them, package by package. */
    public static List<Query> all() {
        return Stream.<Query[]>of(
                        CandleQuery.values(),
                        RollupQuery.values(),
                        LastDayQuery.values(),
                        TickQuery.values(),
                        TickChunkQuery.values(),
                        ImportQuery.values(),
                        StagingQuery.values(),
                        SeriesCareQuery.values(),
                        SizeScaleQuery.values(),
                        PriceScaleQuery.values(),
                        AssetScaleQuery.values(),
                        MarketListing.values())
                .flatMap(Stream::of)
                .toList();
    }
}
