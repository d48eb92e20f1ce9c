package dev.tradekeep.store.startups;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;

/** Starts of the system in one transaction. */
public final class StartupRepository {
    private final Transaction transaction;

    public StartupRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Records that the system starts. A start that never ended, because its process was killed, is
     * recorded as failed by then.
     *
     * @param node 1 to 128 characters
     * @return the id of the start
     */
    public long begin(String node, String version, long at) {
        transaction.update(StartupQuery.ABANDON, Binder.of(at));
        return transaction.insert(
                StartupQuery.BEGIN,
                p ->
                        p.set("node", node)
                                .set("version", version)
                                .set("outcome", StartupOutcome.STARTING)
                                .set("started_at", at));
    }

    /** Records how a step went. */
    public void addStep(long runId, StartupStep step) {
        transaction.update(
                StartupQuery.INSERT_STEP,
                p ->
                        p.set("startup_run_id", runId)
                                .set("position", step.position())
                                .set("name", step.name())
                                .set("outcome", step.outcome())
                                .set("detail", step.detail())
                                .set("duration_micros", step.durationMicros()));
    }

    /** Records how a start ended. */
    public void end(long runId, StartupOutcome outcome, long at) {
        transaction.update(
                StartupQuery.END, p -> p.set("id", runId).set("outcome", outcome).set("at", at));
    }

    /**
     * Deletes old starts with their steps, and keeps the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(
                StartupQuery.SWEEP, p -> p.set("keep", keep).set("rows_max", rowsMax));
    }
}
