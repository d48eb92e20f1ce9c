package dev.tradekeep.store;

import dev.tradekeep.store.audit.BooksQuery;
import dev.tradekeep.store.audit.MarketAuditQuery;
import dev.tradekeep.store.engines.EngineQuery;
import dev.tradekeep.store.instruments.InstrumentQuery;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingCatalogue;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.market.CandleQuery;
import dev.tradekeep.store.market.ImportQuery;
import dev.tradekeep.store.market.MarketListing;
import dev.tradekeep.store.market.RollupQuery;
import dev.tradekeep.store.market.TickQuery;
import dev.tradekeep.store.migrate.MigrationQuery;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.orders.OrderQuery;
import dev.tradekeep.store.portfolio.PortfolioListing;
import dev.tradekeep.store.portfolio.PortfolioQuery;
import dev.tradekeep.store.sql.Query;
import java.util.List;
import java.util.stream.Stream;

/** Every query of the store. */
public final class QueryCatalogue {
    private QueryCatalogue() {}

    /** All of them, package by package. */
    public static List<Query> all() {
        return Stream.<Query[]>of(
                        MigrationQuery.values(),
                        NameQuery.values(),
                        InstrumentQuery.values(),
                        PortfolioQuery.values(),
                        EngineQuery.values(),
                        OrderQuery.values(),
                        CandleQuery.values(),
                        RollupQuery.values(),
                        TickQuery.values(),
                        ImportQuery.values(),
                        BooksQuery.values(),
                        MarketAuditQuery.values(),
                        PortfolioListing.values(),
                        OrderListing.values(),
                        MarketListing.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** Those of them that people read page by page. */
    public static ListingCatalogue listings() {
        return new ListingCatalogue(
                all().stream().filter(Listing.class::isInstance).map(Listing.class::cast).toList());
    }
}
