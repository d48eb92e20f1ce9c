package dev.tradekeep.store.risk;

import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Denials and breaches in one transaction. */
public final class RiskEventRepository {
    private final Transaction transaction;

    public RiskEventRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Writes an event down, or how often one of its key has happened by now. */
    public void save(RiskEvent event) {
        boolean counted =
                event.count() > 1
                        && transaction.update(
                                        RiskQuery.COUNT_EVENT,
                                        p ->
                                                p.set("event_key", event.key())
                                                        .set("count", event.count())
                                                        .set("last_at", event.at()))
                                > 0;
        if (counted) {
            return;
        }
        transaction.update(
                RiskQuery.INSERT_EVENT,
                p ->
                        p.set("kind", event.kind())
                                .set("limit_id", event.limitId())
                                .set("code", event.code())
                                .set("engine_run_id", event.engineRunId())
                                .set("portfolio_id", event.portfolioId())
                                .set("instrument_id", event.instrumentId())
                                .set("client_order_id", event.clientOrderId())
                                .set("detail", event.detail())
                                .set("event_key", event.key())
                                .set("count", event.count())
                                .set("last_at", event.at())
                                .set("occurred_at", event.at()));
    }

    /** How often each event of a portfolio happened so far, by its key. */
    public Map<String, Long> counts(long portfolioId) {
        Map<String, Long> counts = new HashMap<>();
        transaction.forEach(
                RiskQuery.COUNTS,
                p -> p.set("portfolio_id", portfolioId),
                row -> counts.put(row.getText("event_key"), row.getLong("count")));
        return counts;
    }

    /**
     * What happened in a run, in the order in which it first did. What has the same kind, code and
     * limit is one, on however many days it happened.
     */
    public List<RiskCount> ofRun(long engineRunId) {
        return RiskCount.together(
                transaction.list(
                        RiskQuery.EVENTS_OF_RUN,
                        p -> p.set("engine_run_id", engineRunId),
                        RiskEventRepository::read));
    }

    private static RiskCount read(Row row) {
        return new RiskCount(
                row.getWord(RiskEventKind.class, "kind"),
                row.getText("code"),
                row.getLongOrNull("limit_id"),
                row.getText("detail"),
                row.getLong("count"));
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
