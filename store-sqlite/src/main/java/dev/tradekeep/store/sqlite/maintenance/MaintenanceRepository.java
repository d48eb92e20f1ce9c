package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs of upkeep in one transaction. */
public final class MaintenanceRepository {
    private final Transaction transaction;

    public MaintenanceRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Records that a piece of upkeep begins.
     *
     * @return the id of the run
     */
    public long begin(MaintenanceKind kind, MaintenanceCause cause, long at) {
        return transaction.insert(
                MaintenanceQuery.BEGIN,
                p ->
                        p.set("kind", kind)
                                .set("cause", cause)
                                .set("outcome", RunOutcome.RUNNING)
                                .set("started_at", at));
    }

    /** Records that it is done, and what it did. */
    public void done(long runId, @Nullable String detail, long at) {
        end(runId, RunOutcome.DONE, detail, at);
    }

    /** Records that it failed, and why. */
    public void failed(long runId, String detail, long at) {
        end(runId, RunOutcome.FAILED, detail, at);
    }

    private void end(long runId, RunOutcome outcome, @Nullable String detail, long at) {
        transaction.update(
                MaintenanceQuery.END,
                p ->
                        p.set("id", runId)
                                .set("outcome", outcome)
                                .set("detail", detail)
                                .set("ended_at", at));
    }

    /**
     * Records every run that never ended as failed: at a start nothing can be running.
     *
     * @return how many
     */
    public long abandon(long at) {
        return transaction.update(MaintenanceQuery.ABANDON, Binder.of(at));
    }

    /** When a piece of upkeep was last done, UTC microseconds. */
    public OptionalLong lastDone(MaintenanceKind kind) {
        return transaction
                .find(
                        MaintenanceQuery.LAST_DONE,
                        p -> p.set("kind", kind),
                        row -> OptionalLong.of(row.getLong(0)))
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Deletes old runs that no finding refers to, and keeps the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(
                MaintenanceQuery.SWEEP, p -> p.set("keep", keep).set("rows_max", rowsMax));
    }
}
