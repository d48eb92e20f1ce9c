package dev.tradekeep.store.alerts;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages in one transaction. One that is to be sent is in the books before it is sent, and says
 * so while it is under way: a crash loses none and repeats at most those.
 */
public final class MessageRepository {
    /** Messages of a channel that wait at most; of more, each is noted as failed. */
    public static final int WAITING_MAX = 1_000;

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Transaction transaction;

    public MessageRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Has an alert told by a channel: as a message of its own, as part of one like it that waits,
     * or, within the time of the rule after the last, noted as held back.
     *
     * @return whether there is something to send now
     */
    public boolean tell(long channelId, AlertRule rule, RaisedAlert alert, long at) {
        if (isTooSoon(channelId, rule, alert, at)) {
            insert(
                    channelId,
                    rule.id(),
                    alert,
                    MessageState.HELD_BACK,
                    "one like it was made within " + rule.terms().coolDownSeconds() + " s",
                    at);
            return false;
        }
        Optional<Long> like =
                transaction.find(
                        MessageQuery.LIKE_IT,
                        p ->
                                p.set("channel_id", channelId)
                                        .set("code", alert.code())
                                        .set("severity", alert.severity()),
                        row -> row.getLong(0));
        if (like.isPresent()) {
            transaction.update(MessageQuery.REPEAT, Binder.of(like.get()));
            return true;
        }
        if (isFull(channelId)) {
            insert(
                    channelId,
                    rule.id(),
                    alert,
                    MessageState.FAILED,
                    WAITING_MAX + " messages wait for this channel already",
                    at);
            return false;
        }
        insert(channelId, rule.id(), alert, MessageState.WAITING, null, at);
        return true;
    }

    /** Notes a message that was sent past the outbox, as a test is. */
    public void note(
            long channelId, RaisedAlert alert, MessageState state, @Nullable String detail) {
        insert(channelId, null, alert, state, detail, alert.raisedAt());
    }

    private boolean isTooSoon(long channelId, AlertRule rule, RaisedAlert alert, long at) {
        long seconds = rule.terms().coolDownSeconds();
        return seconds > 0
                && transaction
                        .find(
                                MessageQuery.LATEST_OF_RULE,
                                p ->
                                        p.set("rule_id", rule.id())
                                                .set("since", at - seconds * MICROS_PER_SECOND)
                                                .set("channel_id", channelId)
                                                .set("code", alert.code())
                                                .set("subject", alert.subject()),
                                row -> row.getLong(0))
                        .isPresent();
    }

    private boolean isFull(long channelId) {
        return transaction.get(
                        MessageQuery.COUNT_WAITING,
                        p -> p.set("channel_id", channelId),
                        row -> row.getLong(0))
                >= WAITING_MAX;
    }

    private void insert(
            long channelId,
            @Nullable Long ruleId,
            RaisedAlert alert,
            MessageState state,
            @Nullable String detail,
            long at) {
        String text = alert.message();
        String cut =
                text.length() <= AlertMessage.TEXT_CHARACTERS_MAX
                        ? text
                        : text.substring(0, AlertMessage.TEXT_CHARACTERS_MAX);
        var _ =
                transaction.insert(
                        MessageQuery.INSERT,
                        p ->
                                p.set("channel_id", channelId)
                                        .set("rule_id", ruleId)
                                        .set("severity", alert.severity())
                                        .set("code", alert.code())
                                        .set("subject", alert.subject())
                                        .set("text", cut.isEmpty() ? alert.code() : cut)
                                        .set("state", state)
                                        .set("next_at", at)
                                        .set("detail", detail)
                                        .set("created_at", at)
                                        .set(
                                                "ended_at",
                                                state == MessageState.WAITING ? null : (Long) at));
    }

    /** Takes the next message of a channel that is due, which is under way then. */
    public Optional<AlertMessage> begin(long channelId, long now) {
        Optional<AlertMessage> next =
                transaction.find(
                        MessageQuery.NEXT,
                        p -> p.set("channel_id", channelId).set("now", now),
                        row ->
                                new AlertMessage(
                                        row.getLong("id"),
                                        row.getWord(AlertSeverity.class, "severity"),
                                        row.getText("code"),
                                        row.getText("subject"),
                                        row.getText("text"),
                                        row.getLong("repeats"),
                                        row.getInt("attempts") + 1,
                                        row.getLong("created_at")));
        next.ifPresent(message -> transaction.update(MessageQuery.BEGIN, Binder.of(message.id())));
        return next;
    }

    /** When the next message of a channel is due; empty when none waits. */
    public Optional<Long> nextAt(long channelId) {
        return transaction.find(
                MessageQuery.NEXT_AT, p -> p.set("channel_id", channelId), row -> row.getLong(0));
    }

    /** Has all messages of a channel that are not critical wait until a time. */
    public void postpone(long channelId, long until) {
        transaction.update(
                MessageQuery.POSTPONE, p -> p.set("channel_id", channelId).set("next_at", until));
    }

    /** A message was not sent and is to be tried again. */
    public void again(long id, long nextAt, String why) {
        transaction.update(
                MessageQuery.AGAIN,
                p -> p.set("id", id).set("next_at", nextAt).set("detail", cut(why)));
    }

    /** A message was sent, or is given up. */
    public void end(long id, MessageState state, @Nullable String why, long at) {
        transaction.update(
                MessageQuery.END,
                p ->
                        p.set("id", id)
                                .set("state", state)
                                .set("detail", why == null ? null : cut(why))
                                .set("at", at));
    }

    /** What was under way when the program ended waits again. */
    public long recover() {
        return transaction.update(MessageQuery.RECOVER, Binder.NONE);
    }

    /**
     * Deletes messages that were dealt with before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(
                MessageQuery.SWEEP, p -> p.set("before", before).set("rows_max", rowsMax));
    }

    private static String cut(String detail) {
        return detail.length() <= AlertMessage.DETAIL_CHARACTERS_MAX
                ? detail
                : detail.substring(0, AlertMessage.DETAIL_CHARACTERS_MAX);
    }
}
