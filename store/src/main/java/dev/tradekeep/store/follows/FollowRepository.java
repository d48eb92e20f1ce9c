package dev.tradekeep.store.follows;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is followed, in one transaction. */
public final class FollowRepository {
    private final Transaction transaction;

    public FollowRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds a stream.
     *
     * @param intervalMicros of candles; 0 for what has none
     * @param address null where the exchange is reached where it always is
     * @return its id; empty when it is followed already
     */
    public Optional<Long> add(
            long exchangeId,
            String symbol,
            FollowChannel channel,
            long intervalMicros,
            @Nullable String address,
            long at) {
        boolean isThere =
                transaction
                        .find(
                                FollowQuery.FIND,
                                p -> bindKey(p, exchangeId, symbol, channel, intervalMicros),
                                row -> row.getLong(0))
                        .isPresent();
        if (isThere) {
            return Optional.empty();
        }
        return Optional.of(
                transaction.insert(
                        FollowQuery.INSERT,
                        p ->
                                bindKey(p, exchangeId, symbol, channel, intervalMicros)
                                        .set("address", address)
                                        .set("state", FollowState.WAITING)
                                        .set("reason", (String) null)
                                        .set("changed_at", at)
                                        .set("created_at", at)));
    }

    private static Parameters bindKey(
            Parameters p,
            long exchangeId,
            String symbol,
            FollowChannel channel,
            long intervalMicros) {
        return p.set("exchange_id", exchangeId)
                .set("symbol", symbol)
                .set("channel", channel)
                .set("interval_micros", intervalMicros);
    }

    /** The streams, in the order in which they were asked for. */
    public List<MarketFollow> list(int rowsMax) {
        return transaction.list(FollowQuery.LIST, Binder.of(rowsMax), FollowRepository::readFollow);
    }

    /** A stream, if it is followed. */
    public Optional<MarketFollow> find(long id) {
        return transaction.find(FollowQuery.GET, Binder.of(id), FollowRepository::readFollow);
    }

    /** Says how a stream is; nothing when it is not followed any more. */
    public void note(long id, FollowState state, @Nullable String reason, long at) {
        transaction.update(
                FollowQuery.NOTE,
                p ->
                        p.set("id", id)
                                .set("state", state)
                                .set("reason", reason)
                                .set("changed_at", at));
    }

    /** Follows a stream no longer. */
    public void delete(long id) {
        transaction.update(FollowQuery.DELETE, Binder.of(id));
    }

    private static MarketFollow readFollow(Row row) {
        return new MarketFollow(
                row.getLong("id"),
                row.getText("exchange"),
                row.getText("symbol"),
                row.getWord(FollowChannel.class, "channel"),
                row.getLong("interval_micros"),
                row.getTextOrNull("address"));
    }
}
