package dev.tradekeep.store;

import dev.tradekeep.store.audit.BooksQuery;
import dev.tradekeep.store.engines.EngineQuery;
import dev.tradekeep.store.instruments.InstrumentCatalogueQuery;
import dev.tradekeep.store.instruments.InstrumentQuery;
import dev.tradekeep.store.market.CandleQuery;
import dev.tradekeep.store.migrate.MigrationQuery;
import dev.tradekeep.store.orders.OrderQuery;
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
                        InstrumentQuery.values(),
                        InstrumentCatalogueQuery.values(),
                        PortfolioQuery.values(),
                        EngineQuery.values(),
                        OrderQuery.values(),
                        CandleQuery.values(),
                        BooksQuery.values())
                .flatMap(Stream::of)
                .toList();
    }
}
