package dev.tradekeep.store.alerts;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class AlertSource {
    private static final ListingSource.Builder ALERT_COLUMNS =
            ListingSource.named("alerts", "what a person should look at, newest first")
                    .integer("id", "a.id")
                    .text("severity", "a.severity")
                    .text("code", "a.code")
                    .text("subject", "a.subject")
                    .text("message", "a.message")
                    .time("raised_at", "a.raised_at")
                    .time("acknowledged_at", "a.acknowledged_at")
                    .text("acknowledged_by", "u.name")
                    .from("alerts AS a LEFT JOIN users AS u ON u.id = a.acknowledged_by");

    static final ListingSource ALERTS = ALERT_COLUMNS.descending("a.id");

    static final ListingSource ALERTS_BY_TIME = ALERT_COLUMNS.descending("a.raised_at", "a.id");

    private AlertSource() {}
}
