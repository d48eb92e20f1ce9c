package dev.tradekeep.store.listing;

import dev.tradekeep.store.sql.Query;
import java.util.List;

/**
 * One way to read a table, page by page: a source with a set of filters that an index serves.
 * Combinations of filters that are not listings are refused instead of being slow.
 */
public interface Listing extends Query {
    /** What it reads and how. */
    ListingDefinition definition();

    @Override
    default String sql() {
        return definition().sql();
    }

    /** The columns and the order. */
    default ListingSource source() {
        return definition().source();
    }

    /** The filters, in the order of their parameters. */
    default List<Filter> filters() {
        return definition().filters();
    }

    /** The names of the filters. */
    default List<String> filterNames() {
        return filters().stream().map(Filter::name).toList();
    }
}
