package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;

/** Signals in one transaction. */
public final class SignalRepository {
    private final Transaction transaction;

    public SignalRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Writes a signal of a run down. */
    public void insert(long engineRunId, long instrumentId, Signal signal) {
        transaction.update(
                StrategyQuery.INSERT_SIGNAL,
                p ->
                        p.set(1, engineRunId)
                                .set(2, instrumentId)
                                .set(3, signal.side().name())
                                .set(4, signal.price())
                                .set(5, signal.reason())
                                .set(6, signal.clientOrderId())
                                .set(7, signal.at()));
    }

    /**
     * Forgets signals of a run, a bounded step at a time.
     *
     * @return how many; fewer than asked for when none are left
     */
    public long delete(long engineRunId, int rowsMax) {
        return transaction.update(StrategyQuery.DELETE_SIGNALS, Binder.of(engineRunId, rowsMax));
    }
}
