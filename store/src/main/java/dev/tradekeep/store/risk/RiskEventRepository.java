package dev.tradekeep.store.risk;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;

/** Denials and breaches in one transaction. */
public final class RiskEventRepository {
    private final Transaction transaction;

    public RiskEventRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Writes an event down. */
    public void insert(RiskEvent event) {
        transaction.update(
                RiskQuery.INSERT_EVENT,
                p ->
                        p.set(1, Word.of(event.kind()))
                                .set(2, event.code())
                                .set(3, event.engineRunId())
                                .set(4, event.portfolioId())
                                .set(5, event.instrumentId())
                                .set(6, event.clientOrderId())
                                .set(7, event.detail())
                                .set(8, event.at()));
    }

    /**
     * Forgets events before a time, a bounded step at a time.
     *
     * @return how many; fewer than asked for when none are left
     */
    public long delete(long before, int rowsMax) {
        return transaction.update(RiskQuery.DELETE_EVENTS, Binder.of(before, rowsMax));
    }
}
