package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class AuditLogSource {
    private static final String NOUN = "audit-log";
    private static final String MEANING = "who did what, newest first";

    static final ListingSource LOG = columns().from("audit_log AS l").descending("l.id");

    static final ListingSource LOG_BY_TIME =
            columns().from("audit_log AS l").descending("l.occurred_at", "l.id");

    private static ListingSource.Builder columns() {
        return ListingSource.named(NOUN, MEANING)
                .integer("id", "l.id")
                .time("occurred_at", "l.occurred_at")
                .text("actor", "l.actor")
                .text("action", "l.action")
                .text("object_type", "l.object_type")
                .text("object_name", "l.object_name")
                .text("before", "l.before")
                .text("after", "l.after")
                .text("address", "l.address")
                .text("credential", "l.credential")
                .text("hash", "l.hash");
    }

    private AuditLogSource() {}
}
