package dev.tradekeep.store.alerts;

import dev.tradekeep.store.sql.Query;

/** Queries over messages. */
public enum MessageQuery implements Query {
    INSERT(AlertColumns.MESSAGE.insert()),
    /** One that waits and was never tried, so that another can become part of it. */
    LIKE_IT(
            """
            SELECT id FROM alert_messages
            WHERE channel_id = :channel_id AND state = 'waiting' AND attempts = 0
                AND code = :code AND severity = :severity
            ORDER BY next_at, id LIMIT 1\
            """),
    REPEAT("UPDATE alert_messages SET repeats = repeats + 1 WHERE id = :id"),
    COUNT_WAITING(
            """
            SELECT count(*) FROM alert_messages
            WHERE channel_id = :channel_id AND state = 'waiting'\
            """),
    LATEST_OF_RULE(
            """
            SELECT id FROM alert_messages
            WHERE rule_id = :rule_id AND created_at > :since
                AND channel_id = :channel_id AND code = :code AND subject = :subject
                AND state <> 'held_back'
            LIMIT 1\
            """),
    NEXT(
            """
            SELECT id, severity, code, subject, text, repeats, attempts, created_at
            FROM alert_messages
            WHERE channel_id = :channel_id AND state = 'waiting' AND next_at <= :now
            ORDER BY next_at, id LIMIT 1\
            """),
    NEXT_AT(
            """
            SELECT next_at FROM alert_messages
            WHERE channel_id = :channel_id AND state = 'waiting'
            ORDER BY next_at LIMIT 1\
            """),
    BEGIN(
            """
            UPDATE alert_messages SET state = 'sending', attempts = attempts + 1
            WHERE id = :id AND state = 'waiting'\
            """),
    AGAIN(
            """
            UPDATE alert_messages SET state = 'waiting', next_at = :next_at, detail = :detail
            WHERE id = :id AND state = 'sending'\
            """),
    POSTPONE(
            """
            UPDATE alert_messages SET next_at = :next_at
            WHERE channel_id = :channel_id AND state = 'waiting' AND next_at < :next_at
                AND severity <> 'critical'\
            """),
    END(
            """
            UPDATE alert_messages SET state = :state, detail = :detail, ended_at = :at
            WHERE id = :id AND state = 'sending'\
            """),
    RECOVER("UPDATE alert_messages SET state = 'waiting' WHERE state = 'sending'"),
    SWEEP(
            """
            DELETE FROM alert_messages WHERE id IN (
                SELECT id FROM alert_messages WHERE ended_at < :before LIMIT :rows_max)\
            """);

    private final String sql;

    MessageQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
