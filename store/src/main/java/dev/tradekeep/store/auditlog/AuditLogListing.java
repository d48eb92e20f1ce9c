package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;

/** The ways to read the audit log. */
public enum AuditLogListing implements Listing {
    LOG(AuditLogSource.LOG, ""),
    LOG_OF_USER(AuditLogSource.LOG, "l.user_id = ?1", CommonFilters.USER),
    LOG_OF_ACTION(AuditLogSource.LOG, "l.action = ?1", Filter.text("action", "what was done")),
    LOG_OF_OBJECT(
            AuditLogSource.LOG,
            "l.object_type = ?1 AND l.object_name = ?2",
            Filter.text("object-type", "what it was done to"),
            Filter.text("object", "the name of the object")),
    LOG_SINCE(AuditLogSource.LOG_BY_TIME, "l.occurred_at >= ?1", CommonFilters.SINCE),
    /** In the order in which the words are given; a text index finds them in any. */
    LOG_BY_TEXT(
            AuditLogSource.LOG,
            """
            lower(l.actor || ' ' || l.action || ' ' || l.object_type || ' ' || l.object_name
                || ' ' || coalesce(l.before, '') || ' ' || coalesce(l.after, ''))
            LIKE '%' || replace(lower(?1), ' ', '%') || '%'\
            """,
            Filter.search("text", "words, or beginnings of words, that it holds"));

    private final ListingDefinition definition;

    AuditLogListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
