package dev.tradekeep.store.follows;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;

/** The ways to read what is followed. */
public enum FollowListing implements Listing {
    FOLLOWS(FollowSource.FOLLOWS, "");

    private final ListingDefinition definition;

    FollowListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
