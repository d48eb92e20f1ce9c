package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Transaction;

/** Adds round trips to one backtest, in their order. */
public final class RoundTripAppender implements AutoCloseable {
    private final Batch batch;
    private long sequence;

    RoundTripAppender(Transaction transaction, long backtestId, long instrumentId) {
        batch = transaction.batch(StrategyQuery.INSERT_ROUND_TRIP);
        batch.set("backtest_id", backtestId).set("instrument_id", instrumentId);
    }

    /** Adds the next one. */
    public void add(RoundTrip trip) {
        sequence++;
        batch.set("sequence", sequence)
                .set("side", trip.side().name())
                .set("quantity", trip.quantity())
                .set("realized_pnl", trip.realizedPnl())
                .set("fees", trip.fees())
                .set("opened_at", trip.openedAt())
                .set("closed_at", trip.closedAt());
        batch.add();
    }

    @Override
    public void close() {
        batch.close();
    }
}
