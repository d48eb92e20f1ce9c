package dev.tradekeep.store.listing;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every listing, found by its noun and by the filters that were given. */
public final class ListingCatalogue {
    private final Map<String, List<Listing>> byNoun = new TreeMap<>();

    /**
     * @param queries of which those that are listings are taken
     */
    public ListingCatalogue(Collection<? extends Query> queries) {
        for (Query query : queries) {
            if (query instanceof Listing listing) {
                byNoun.computeIfAbsent(listing.source().noun(), noun -> new ArrayList<>())
                        .add(listing);
            }
        }
    }

    /** The nouns in alphabetical order. */
    public Set<String> nouns() {
        return byNoun.keySet();
    }

    /** The listings of a noun; empty when there is no such noun. */
    public List<Listing> of(String noun) {
        return byNoun.getOrDefault(noun, List.of());
    }

    /** The filters of a noun, each once. */
    public List<Filter> filters(String noun) {
        Map<String, Filter> filters = new LinkedHashMap<>();
        for (Listing listing : of(noun)) {
            listing.filters().forEach(filter -> filters.putIfAbsent(filter.name(), filter));
        }
        return List.copyOf(filters.values());
    }

    /**
     * The listing that has exactly these filters.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} that names the
     *     combinations there are
     */
    public Listing find(String noun, Set<String> filterNames) {
        for (Listing listing : of(noun)) {
            if (new HashSet<>(listing.filterNames()).equals(filterNames)) {
                return listing;
            }
        }
        List<String> combinations =
                of(noun).stream()
                        .map(listing -> String.join(" + ", listing.filterNames()))
                        .map(names -> names.isEmpty() ? "no filter" : names)
                        .toList();
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                noun
                        + (filterNames.isEmpty()
                                ? " cannot be listed without a filter"
                                : " cannot be listed by "
                                        + String.join(
                                                " + ", filterNames.stream().sorted().toList()))
                        + ". Wanted one of: "
                        + String.join("; ", combinations)
                        + ".");
    }
}
