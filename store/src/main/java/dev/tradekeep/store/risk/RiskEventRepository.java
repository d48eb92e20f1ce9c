package dev.tradekeep.store.risk;

import dev.tradekeep.store.sql.Transaction;

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
                        p.set("kind", event.kind())
                                .set("code", event.code())
                                .set("engine_run_id", event.engineRunId())
                                .set("portfolio_id", event.portfolioId())
                                .set("instrument_id", event.instrumentId())
                                .set("client_order_id", event.clientOrderId())
                                .set("detail", event.detail())
                                .set("occurred_at", event.at()));
    }

    /**
     * Deletes events from before a time, a bounded step at a time.
     *
     * @return how many; fewer than asked for when none are left
     */
    public long delete(long before, int rowsMax) {
        return transaction.update(
                RiskQuery.DELETE_EVENTS, p -> p.set("before", before).set("rows_max", rowsMax));
    }
}
