package dev.tradekeep.store.alerts;

import dev.tradekeep.store.sql.Query;

/** Queries over channels and the chats that may command. */
public enum ChannelQuery implements Query {
    INSERT(AlertColumns.CHANNEL.insert()),
    FIND(Text.CHANNELS + "WHERE name = :name"),
    ALL(Text.CHANNELS + "ORDER BY id"),
    CHANGE(
            "UPDATE alert_channels SET "
                    + AlertColumns.CHANNEL_SETTINGS.assignments()
                    + ", "
                    + Text.NOW
                    + " WHERE id = :id"),
    SET_ENABLED("UPDATE alert_channels SET enabled = :enabled, " + Text.NOW + " WHERE id = :id"),
    SET_SECRET("UPDATE alert_channels SET secret = :secret WHERE id = :id"),
    SECRETS("SELECT id, secret FROM alert_channels WHERE secret IS NOT NULL ORDER BY id"),
    SECRET("SELECT id, secret FROM alert_channels WHERE id = :id AND secret IS NOT NULL"),
    ADVANCE(
            """
            UPDATE alert_channels SET update_offset = :next
            WHERE id = :id AND update_offset < :next\
            """),
    DELETE("DELETE FROM alert_channels WHERE id = :id"),
    ALLOW_CHAT(AlertColumns.CHAT.insert() + " ON CONFLICT (channel_id, chat_id) DO NOTHING"),
    FORBID_CHAT("DELETE FROM alert_chats WHERE channel_id = :channel_id AND chat_id = :chat_id"),
    CHATS("SELECT chat_id FROM alert_chats WHERE channel_id = :channel_id ORDER BY chat_id");

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String CHANNELS =
                "SELECT id, "
                        + AlertColumns.CHANNEL.list()
                        + """
                        , CASE WHEN secret IS NULL THEN 0 ELSE 1 END AS has_secret, update_offset
                        FROM alert_channels
                        """;
        static final String NOW =
                "updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END";
    }

    private final String sql;

    ChannelQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** There are few channels. */
    @Override
    public boolean readsWholeTables() {
        return this == ALL || this == SECRETS;
    }
}
