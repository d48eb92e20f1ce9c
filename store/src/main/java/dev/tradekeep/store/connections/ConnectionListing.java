package dev.tradekeep.store.connections;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;

/** The ways to read exchanges, our connections to them, how these are and what happened. */
public enum ConnectionListing implements Listing {
    EXCHANGES(ConnectionSource.EXCHANGES, ""),
    CONNECTIONS(ConnectionSource.CONNECTIONS, ""),
    CONNECTIONS_OF_EXCHANGE(
            ConnectionSource.CONNECTIONS, "c.exchange_id = ?1", CommonFilters.EXCHANGE),
    ENABLED_CONNECTIONS_OF_EXCHANGE(
            ConnectionSource.CONNECTIONS,
            "c.exchange_id = ?1 AND c.enabled = 1",
            CommonFilters.EXCHANGE,
            Filter.flag("enabled", "only those to bring up at a start")),
    CONNECTIONS_OF_NODE(
            ConnectionSource.CONNECTIONS,
            "c.owner_node = ?1",
            Filter.text("node", "the node that runs them")),
    HEALTH(ConnectionSource.HEALTH, ""),
    UNHEALTHY(
            ConnectionSource.HEALTH_BY_TIME,
            "h.state IN ('disconnected', 'degraded', 'failed')",
            Filter.flag("unhealthy", "only those that cannot be used in full")),
    EVENTS(ConnectionSource.EVENTS, ""),
    EVENTS_OF_CONNECTION(ConnectionSource.EVENTS, "v.connection_id = ?1", CommonFilters.CONNECTION),
    EVENTS_OF_KIND(ConnectionSource.EVENTS, "v.event = ?1", Filter.text("event", "what happened")),
    EVENTS_SINCE(ConnectionSource.EVENTS_BY_TIME, "v.occurred_at >= ?1", CommonFilters.SINCE);

    private final ListingDefinition definition;

    ConnectionListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
