package dev.tradekeep.store.alerts;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Channels in one transaction, their encrypted secrets, and the chats that may command. */
public final class ChannelRepository {
    private final Transaction transaction;

    public ChannelRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds a channel, enabled.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken, or there
     *     are {@link AlertChannel#COUNT_MAX}
     */
    public long add(String name, ChannelKind kind, ChannelSettings settings, long at) {
        PlainName.requireForPath("channel", name, AlertChannel.NAME_CHARACTERS_MAX);
        List<AlertChannel> all = all();
        if (all.stream().anyMatch(channel -> channel.name().equals(name))) {
            throw conflict("There already is a channel " + name + ". Choose another name.");
        }
        if (all.size() >= AlertChannel.COUNT_MAX) {
            throw conflict(
                    "There are " + AlertChannel.COUNT_MAX + " channels, and no more may be.");
        }
        return transaction.insert(
                ChannelQuery.INSERT,
                p ->
                        bind(p, settings)
                                .set("name", name)
                                .set("kind", kind)
                                .set("enabled", true)
                                .set("created_at", at)
                                .set("updated_at", at));
    }

    /** The channel of a name. */
    public Optional<AlertChannel> find(String name) {
        return transaction.find(
                ChannelQuery.FIND, p -> p.set("name", name), ChannelRepository::read);
    }

    /**
     * The channel of a name.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public AlertChannel get(String name) {
        return find(name)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "There is no channel \"" + name + "\"."));
    }

    /** All of them. */
    public List<AlertChannel> all() {
        return transaction.list(ChannelQuery.ALL, Binder.NONE, ChannelRepository::read);
    }

    /** Says how a channel is reached from now on. */
    public void change(long id, ChannelSettings settings, long at) {
        transaction.update(ChannelQuery.CHANGE, p -> bind(p, settings).set("id", id).set("at", at));
    }

    /** Says whether a channel carries messages. */
    public void setEnabled(long id, boolean enabled, long at) {
        transaction.update(
                ChannelQuery.SET_ENABLED,
                p -> p.set("id", id).set("enabled", enabled).set("at", at));
    }

    /** Deletes a channel with its messages and chats; no rule may name it. */
    public void delete(long id) {
        transaction.update(ChannelQuery.DELETE, Binder.of(id));
    }

    /** Keeps a secret in the place of the one before. */
    public void setSecret(SealedChannelSecret secret) {
        transaction.update(
                ChannelQuery.SET_SECRET,
                p -> p.set("id", secret.channelId()).set("secret", secret.bytes()));
    }

    /** The secret of a channel. */
    public Optional<SealedChannelSecret> secret(long id) {
        return transaction.find(
                ChannelQuery.SECRET, p -> p.set("id", id), ChannelRepository::readSecret);
    }

    /** Every secret there is. */
    public List<SealedChannelSecret> secrets() {
        return transaction.list(ChannelQuery.SECRETS, Binder.NONE, ChannelRepository::readSecret);
    }

    /**
     * Encrypts every secret again; an exception undoes everything.
     *
     * @return how many
     */
    public int resealAll(UnaryOperator<SealedChannelSecret> reseal) {
        List<SealedChannelSecret> secrets = secrets();
        for (SealedChannelSecret old : secrets) {
            SealedChannelSecret fresh = reseal.apply(old);
            if (fresh.channelId() != old.channelId()) {
                throw new IllegalArgumentException(old + " became " + fresh);
            }
            setSecret(fresh);
        }
        return secrets.size();
    }

    /**
     * Notes that the updates before one have been dealt with.
     *
     * @return whether that is news; if not, the update came before
     */
    public boolean advance(long id, long next) {
        return transaction.update(ChannelQuery.ADVANCE, p -> p.set("id", id).set("next", next))
                == 1;
    }

    /**
     * Lets a chat command.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when too many may
     */
    public void allowChat(long id, long chatId, long at) {
        if (chats(id).size() >= AlertChannel.CHATS_MAX) {
            throw conflict(
                    "There are "
                            + AlertChannel.CHATS_MAX
                            + " chats that may command through this channel, and no more may be.");
        }
        transaction.update(
                ChannelQuery.ALLOW_CHAT,
                p -> p.set("channel_id", id).set("chat_id", chatId).set("allowed_at", at));
    }

    /** Lets a chat command no more; answers whether it could. */
    public boolean forbidChat(long id, long chatId) {
        return transaction.update(
                        ChannelQuery.FORBID_CHAT,
                        p -> p.set("channel_id", id).set("chat_id", chatId))
                == 1;
    }

    /** The chats that may command. */
    public List<Long> chats(long id) {
        return transaction.list(
                ChannelQuery.CHATS, p -> p.set("channel_id", id), row -> row.getLong(0));
    }

    private static Parameters bind(Parameters p, ChannelSettings settings) {
        return p.set("address", settings.address())
                .set("recipient", settings.recipient())
                .set("sender", settings.sender())
                .set("user_name", settings.userName())
                .set("messages_per_minute", settings.messagesPerMinute())
                .set("quiet_from", whole(settings.quietFrom()))
                .set("quiet_to", whole(settings.quietTo()))
                .set("quiet_zone", settings.zone());
    }

    private static @Nullable Long whole(@Nullable Integer minute) {
        return minute == null ? null : (Long) minute.longValue();
    }

    private static @Nullable Integer minute(Row row, String column) {
        Long minute = row.getLongOrNull(column);
        return minute == null ? null : (Integer) Math.toIntExact(minute);
    }

    private static SealedChannelSecret readSecret(Row row) {
        return new SealedChannelSecret(row.getLong("id"), row.getBytes("secret"));
    }

    private static AlertChannel read(Row row) {
        return new AlertChannel(
                row.getLong("id"),
                row.getText("name"),
                row.getWord(ChannelKind.class, "kind"),
                row.getBoolean("enabled"),
                new ChannelSettings(
                        row.getTextOrNull("address"),
                        row.getTextOrNull("recipient"),
                        row.getTextOrNull("sender"),
                        row.getTextOrNull("user_name"),
                        row.getInt("messages_per_minute"),
                        minute(row, "quiet_from"),
                        minute(row, "quiet_to"),
                        row.getText("quiet_zone")),
                row.getBoolean("has_secret"),
                row.getLong("update_offset"));
    }

    private static TradekeepException conflict(String message) {
        return new TradekeepException(ErrorCode.CONFLICT, message);
    }
}
