package dev.tradekeep.store.alerts;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Word;

/** The ways to read alerts, and of whom they are told. */
public enum AlertListing implements Listing {
    ALERTS(AlertSource.ALERTS, ""),
    ALERTS_OF_CODE(AlertSource.ALERTS, "a.code = ?1", Filter.text("code", "the word for a cause")),
    ALERTS_OF_ID(AlertSource.ALERTS, "a.id = ?1", Filter.integer("id", "its number")),
    OPEN_ALERTS(AlertSource.ALERTS_BY_TIME, "a.acknowledged_at IS NULL", Filters.UNSEEN),
    OPEN_ALERTS_OF_SEVERITY(
            AlertSource.ALERTS,
            "a.acknowledged_at IS NULL AND a.severity = ?1",
            Filters.UNSEEN,
            Filter.choice("severity", "how soon to look", Word.all(AlertSeverity.class))),
    CHANNELS(AlertSource.CHANNELS, ""),
    CHATS(AlertSource.CHATS, ""),
    RULES(AlertSource.RULES, ""),
    MESSAGES(AlertSource.MESSAGES, ""),
    MESSAGES_OF_CHANNEL(
            AlertSource.MESSAGES,
            "m.channel_id = ?1",
            Filter.name("channel", NameQuery.CHANNEL, "the name of a channel"));

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter UNSEEN = Filter.flag("open", "only those that nobody has seen");
    }

    private final ListingDefinition definition;

    AlertListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
