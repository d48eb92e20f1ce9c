package dev.tradekeep.store.alerts;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class AlertColumns {
    static final Columns CHANNEL_SETTINGS =
            Columns.of(
                    "alert_channels",
                    "address",
                    "recipient",
                    "sender",
                    "user_name",
                    "messages_per_minute",
                    "quiet_from",
                    "quiet_to",
                    "quiet_zone");

    /** A channel as it is first written. */
    static final Columns CHANNEL =
            CHANNEL_SETTINGS.with("name", "kind", "enabled", "created_at", "updated_at");

    static final Columns CHAT = Columns.of("alert_chats", "channel_id", "chat_id", "allowed_at");

    static final Columns RULE_TERMS =
            Columns.of(
                    "alert_rules",
                    "enabled",
                    "area",
                    "code",
                    "severity",
                    "measure",
                    "threshold",
                    "cool_down_seconds",
                    "channel_id");

    static final Columns RULE = RULE_TERMS.with("name", "created_at", "updated_at");

    static final Columns MESSAGE =
            Columns.of(
                    "alert_messages",
                    "channel_id",
                    "rule_id",
                    "severity",
                    "code",
                    "subject",
                    "text",
                    "state",
                    "next_at",
                    "detail",
                    "created_at",
                    "ended_at");

    private AlertColumns() {}
}
