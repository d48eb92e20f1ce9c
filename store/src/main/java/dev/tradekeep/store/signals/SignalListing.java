package dev.tradekeep.store.signals;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;

/** The ways to read hooks and their calls. */
public enum SignalListing implements Listing {
    HOOKS(SignalSource.HOOKS, ""),
    CALLS(SignalSource.CALLS, ""),
    CALLS_OF_HOOK(
            SignalSource.CALLS,
            "c.hook_id = ?1",
            Filter.name("hook", NameQuery.HOOK, "the name of a hook"));

    private final ListingDefinition definition;

    SignalListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
