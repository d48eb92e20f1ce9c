package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Transaction;

/** Adds round trips to one backtest, in their order. */
public final class RoundTripAppender implements AutoCloseable {
    private final Batch batch;
    private long sequence;

    RoundTripAppender(Transaction transaction, long backtestId, long instrumentId) {
        batch = transaction.batch(StrategyQuery.INSERT_ROUND_TRIP);
        batch.set(1, backtestId).set(3, instrumentId);
    }

    /** Adds the next one. */
    public void add(RoundTrip trip) {
        sequence++;
        batch.set(2, sequence)
                .set(4, trip.side().name())
                .set(5, trip.quantity())
                .set(6, trip.realizedPnl())
                .set(7, trip.fees())
                .set(8, trip.openedAt())
                .set(9, trip.closedAt());
        batch.add();
    }

    @Override
    public void close() {
        batch.close();
    }
}
