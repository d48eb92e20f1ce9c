package dev.tradekeep.store.startups;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.Optional;

/** Starts of the system in one transaction. */
public final class StartupRepository {
    private final Transaction transaction;

    public StartupRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Notes that the system starts. A start that never ended, because its process was killed, is
     * noted as failed by then.
     *
     * @param node 1 to 128 characters
     * @return the id of the start
     */
    public long begin(String node, String version, long at) {
        transaction.update(StartupQuery.ABANDON, Binder.of(at));
        return transaction.insert(
                StartupQuery.BEGIN, p -> p.set(1, node).set(2, version).set(3, at));
    }

    /** Notes how a step went. */
    public void addStep(long runId, StartupStep step) {
        transaction.update(
                StartupQuery.INSERT_STEP,
                p ->
                        p.set(1, runId)
                                .set(2, step.position())
                                .set(3, step.name())
                                .set(4, Word.of(step.outcome()))
                                .set(5, step.detail())
                                .set(6, step.durationMicros()));
    }

    /** Notes how a start ended. */
    public void end(long runId, StartupOutcome outcome, long at) {
        transaction.update(
                StartupQuery.END, p -> p.set(1, runId).set(2, Word.of(outcome)).set(3, at));
    }

    /** The last start. */
    public Optional<StartupRun> last() {
        return transaction.find(
                StartupQuery.LAST,
                Binder.NONE,
                row ->
                        new StartupRun(
                                row.getLong(0),
                                row.getText(1),
                                row.getText(2),
                                Word.read(StartupOutcome.class, row.getText(3)),
                                row.getLong(4),
                                row.getLongOrNull(5),
                                steps(row.getLong(0))));
    }

    private List<StartupStep> steps(long runId) {
        return transaction.list(
                StartupQuery.STEPS,
                Binder.of(runId),
                row ->
                        new StartupStep(
                                row.getInt(0),
                                row.getText(1),
                                Word.read(StepOutcome.class, row.getText(2)),
                                row.getTextOrNull(3),
                                row.getLong(4)));
    }

    /**
     * Removes old starts with their steps, and leaves the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(StartupQuery.SWEEP, Binder.of(keep, rowsMax));
    }
}
