package dev.tradekeep.store.portfolio;

import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All that ever came into portfolios and went out of them. Reads only. */
public final class MovementRepository {
    private final Transaction transaction;

    public MovementRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** A pair of assets that was traded, by the ids of their rows. */
    public record Pair(long instrumentId, long baseAssetId, long quoteAssetId) {}

    /** A transfer on its way from one portfolio to another. */
    public record Way(long from, long to, long assetId, long amount) {}

    /** Visits all of it in the order in which it was booked, in constant memory. */
    public void forEach(Consumer<Movement> visitor) {
        transaction.forEach(
                MovementQuery.ALL, Binder.NONE, row -> visitor.accept(readMovement(row)));
    }

    /** The pairs that were traded. */
    public List<Pair> tradedPairs() {
        return transaction.list(
                MovementQuery.TRADED_PAIRS,
                Binder.NONE,
                row ->
                        new Pair(
                                row.getLong("id"),
                                row.getLong("base_asset_id"),
                                row.getLong("quote_asset_id")));
    }

    /** The transfers between two portfolios, in the order in which they left. */
    public List<Way> transfers() {
        return transaction.list(
                MovementQuery.TRANSFERS,
                Binder.NONE,
                row ->
                        new Way(
                                row.getLong("from_portfolio_id"),
                                row.getLong("to_portfolio_id"),
                                row.getLong("asset_id"),
                                row.getLong("amount")));
    }

    /** The portfolios of backtests. */
    public Set<Long> backtested() {
        return Set.copyOf(
                transaction.list(
                        MovementQuery.BACKTESTED, Binder.NONE, row -> row.getLong("portfolio_id")));
    }

    private static Movement readMovement(Row row) {
        return new Movement(
                row.getLong("posting_id"),
                row.getLong("portfolio_id"),
                row.getLong("asset_id"),
                row.getLong("amount"),
                row.getWord(Posting.Reason.class, "reason"),
                row.getLong("posted_at"),
                row.isNull("trade_id") ? null : readTrade(row));
    }

    private static Movement.Trade readTrade(Row row) {
        return new Movement.Trade(
                row.getLong("trade_id"),
                row.getLong("instrument_id"),
                Side.valueOf(row.getText("side")),
                row.getLong("price"),
                row.getLong("quantity"),
                row.getLong("notional"),
                row.getLong("slippage"),
                row.getLong("fee"),
                row.getLong("fee_asset_id"));
    }
}
