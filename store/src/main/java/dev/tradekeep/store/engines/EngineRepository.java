package dev.tradekeep.store.engines;

import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;

/** Engines and their runs in one transaction. */
public final class EngineRepository {
    private final Transaction transaction;

    public EngineRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The id of an engine, made when there is none of this name. */
    public long ensure(String name, EngineMode mode, long exchangeId, long portfolioId, long at) {
        transaction.update(
                EngineQuery.ENSURE,
                p ->
                        p.set(1, name)
                                .set(2, mode.column())
                                .set(3, exchangeId)
                                .set(4, portfolioId)
                                .set(5, at));
        return transaction.get(NameQuery.ENGINE, p -> p.set(1, name), row -> row.getLong(0));
    }

    /** The id that the next run will have, as long as this transaction is the next to start one. */
    public long nextRunId() {
        return transaction.get(EngineQuery.NEXT_RUN, Binder.NONE, row -> row.getLong(0));
    }

    /**
     * Notes that an engine starts.
     *
     * @param strategy with its parameters, as text
     * @return the id of the run
     */
    public long startRun(long engineId, String strategy, long at) {
        return transaction.insert(
                EngineQuery.START_RUN, p -> p.set(1, engineId).set(2, strategy).set(3, at));
    }

    /** Notes how a run ended. */
    public void endRun(long runId, boolean completed, long candles, long at) {
        transaction.update(
                EngineQuery.END_RUN,
                p ->
                        p.set(1, runId)
                                .set(2, completed ? "completed" : "failed")
                                .set(3, candles)
                                .set(4, at));
    }
}
