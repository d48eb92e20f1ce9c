package dev.tradekeep.store.strategies;

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
                        p.set("engine_run_id", engineRunId)
                                .set("instrument_id", instrumentId)
                                .set("side", signal.side().name())
                                .set("price", signal.price())
                                .set("reason", signal.reason())
                                .set("client_order_id", signal.clientOrderId())
                                .set("generated_at", signal.at()));
    }
}
