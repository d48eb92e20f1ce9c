package dev.tradekeep.store.listing;

import java.util.List;

/**
 * What a listing reads and how.
 *
 * @param source the columns and the order
 * @param filters in the order of their parameters
 * @param sql one statement; after the filters' parameters come the key and the limit
 */
public record ListingDefinition(ListingSource source, List<Filter> filters, String sql) {
    public ListingDefinition {
        filters = List.copyOf(filters);
    }

    /**
     * Makes the text.
     *
     * @param condition with parameters from ?1 on, one for each filter that has a value; empty for
     *     all rows
     */
    public static ListingDefinition of(ListingSource source, String condition, Filter... filters) {
        List<Filter> all = List.of(filters);
        int parameters = (int) all.stream().filter(Filter::hasValue).count();
        return new ListingDefinition(source, all, source.sql(condition, parameters));
    }
}
