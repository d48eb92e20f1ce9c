package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.List;

/** What searches for parameters have done, in one transaction. */
public final class SweepRepository {
    private final Transaction transaction;

    public SweepRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * What was done together.
     *
     * @param trials a text each, in order
     * @param luck of their days
     */
    public record Done(List<String> trials, String luck) {
        public Done {
            trials = List.copyOf(trials);
        }
    }

    /**
     * The id of a search, which is written down when it is new.
     *
     * @param sha256 of everything that decides about its result
     */
    public long ensure(String sha256) {
        return transaction
                .find(StrategyQuery.FIND_SWEEP, p -> p.set("sha256", sha256), row -> row.getLong(0))
                .orElseGet(() ->
                        transaction.insert(
                                StrategyQuery.INSERT_SWEEP, p -> p.set("sha256", sha256)));
    }

    /** What a search has done, in order. */
    public List<Done> read(long id) {
        List<Done> batches = new ArrayList<>();
        transaction.forEach(
                StrategyQuery.SWEEP_BATCHES,
                p -> p.set("sweep_id", id),
                row -> batches.add(new Done(trials(id, row.getLong(0)), row.getText(1))));
        return batches;
    }

    private List<String> trials(long id, long batch) {
        List<String> trials = new ArrayList<>();
        transaction.forEach(
                StrategyQuery.SWEEP_TRIALS,
                p -> p.set("sweep_id", id).set("batch", batch),
                row -> trials.add(row.getText(0)));
        return trials;
    }

    /**
     * Writes down what a search has done next.
     *
     * @param batch how many were written before
     */
    public void add(long id, int batch, Done done) {
        transaction.update(
                StrategyQuery.INSERT_SWEEP_BATCH,
                p -> p.set("sweep_id", id).set("batch", batch).set("luck", done.luck()));
        try (Batch rows = transaction.batch(StrategyQuery.INSERT_SWEEP_TRIAL)) {
            rows.set("sweep_id", id).set("batch", batch);
            for (int place = 0; place < done.trials().size(); place++) {
                rows.set("place", place).set("trial", done.trials().get(place));
                rows.add();
            }
        }
    }
}
