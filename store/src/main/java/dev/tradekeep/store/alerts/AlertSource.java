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

    static final ListingSource CHANNELS =
            ListingSource.named("alert-channels", "where alerts are sent to")
                    .integer("id", "c.id")
                    .text("name", "c.name")
                    .text("kind", "c.kind")
                    .bool("enabled", "c.enabled")
                    .text("address", "c.address")
                    .text("recipient", "c.recipient")
                    .integer("messages_per_minute", "c.messages_per_minute")
                    .integer("quiet_from", "c.quiet_from")
                    .integer("quiet_to", "c.quiet_to")
                    .text("quiet_zone", "c.quiet_zone")
                    .bool("has_secret", "CASE WHEN c.secret IS NULL THEN 0 ELSE 1 END")
                    .time("created_at", "c.created_at")
                    .time("updated_at", "c.updated_at")
                    .from("alert_channels AS c")
                    .ascending("c.id");

    static final ListingSource CHATS =
            ListingSource.named("alert-chats", "chats that may command the program")
                    .text("channel", "c.name")
                    .integer("chat_id", "h.chat_id")
                    .time("allowed_at", "h.allowed_at")
                    .from("alert_chats AS h LEFT JOIN alert_channels AS c ON c.id = h.channel_id")
                    .ascending("h.channel_id", "h.chat_id");

    static final ListingSource RULES =
            ListingSource.named("alert-rules", "which alerts are sent, and which figures raise one")
                    .integer("id", "r.id")
                    .text("name", "r.name")
                    .bool("enabled", "r.enabled")
                    .text("area", "r.area")
                    .text("code", "r.code")
                    .text("severity", "r.severity")
                    .text("measure", "r.measure")
                    .integer("threshold", "r.threshold")
                    .integer("cool_down_seconds", "r.cool_down_seconds")
                    .text("channel", "c.name")
                    .time("created_at", "r.created_at")
                    .time("updated_at", "r.updated_at")
                    .from("alert_rules AS r LEFT JOIN alert_channels AS c ON c.id = r.channel_id")
                    .ascending("r.id");

    static final ListingSource MESSAGES =
            ListingSource.named("alert-messages", "messages to channels, newest first")
                    .integer("id", "m.id")
                    .text("channel", "c.name")
                    .text("rule", "r.name")
                    .text("severity", "m.severity")
                    .text("code", "m.code")
                    .text("subject", "m.subject")
                    .text("state", "m.state")
                    .integer("attempts", "m.attempts")
                    .integer("repeats", "m.repeats")
                    .text("detail", "m.detail")
                    .time("created_at", "m.created_at")
                    .time("next_at", "m.next_at")
                    .time("ended_at", "m.ended_at")
                    .text("text", "m.text")
                    .from(
                            """
                            alert_messages AS m
                            LEFT JOIN alert_channels AS c ON c.id = m.channel_id
                            LEFT JOIN alert_rules AS r ON r.id = m.rule_id\
                            """)
                    .descending("m.id");

    private AlertSource() {}
}
