package dev.tradekeep.app.queries;

import dev.tradekeep.market.queries.MarketQueries;
import dev.tradekeep.store.listing.ListingCatalogue;
import dev.tradekeep.store.queries.StoreQueries;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.queries.SqliteQueries;
import java.util.List;
import java.util.stream.Stream;

/** Every query of the program. */
public final class QueryCatalogue {
    private QueryCatalogue() {}

    /** All of them, module by module. */
    public static List<Query> all() {
        return Stream.of(StoreQueries.all(), SqliteQueries.all(), MarketQueries.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Those of them that people read page by page. */
    public static ListingCatalogue listings() {
        return new ListingCatalogue(all());
    }
}
