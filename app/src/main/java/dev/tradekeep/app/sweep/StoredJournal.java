package dev.tradekeep.app.sweep;

import dev.tradekeep.engine.sweep.Luck;
import dev.tradekeep.engine.sweep.Place;
import dev.tradekeep.engine.sweep.SweepBatch;
import dev.tradekeep.engine.sweep.SweepJournal;
import dev.tradekeep.engine.sweep.Trial;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.store.strategies.BacktestRepository;
import dev.tradekeep.store.strategies.SweepRepository;
import java.util.List;
import java.util.function.Function;

/** What a sweep has done, in the database, where each trial is counted. */
final class StoredJournal implements SweepJournal {
    private final Store store;
    private final long id;
    private final Function<Place, BacktestInputs> inputs;
    private final List<SweepBatch> before;
    private int batches;

    /**
     * @param sha256 of everything that decides about the result
     * @param inputs of a point
     */
    StoredJournal(Store store, String sha256, Function<Place, BacktestInputs> inputs) {
        this.store = store;
        this.inputs = inputs;
        id =
                store.write(
                        Durability.RELAXED,
                        transaction -> new SweepRepository(transaction).ensure(sha256));
        List<SweepRepository.Done> done =
                store.write(
                        Durability.RELAXED,
                        transaction -> new SweepRepository(transaction).read(id));
        before =
                done.stream()
                        .map(batch ->
                                new SweepBatch(
                                        batch.trials().stream().map(Trial::parse).toList(),
                                        Luck.parse(batch.luck())))
                        .toList();
        batches = before.size();
    }

    @Override
    public List<SweepBatch> read() {
        return before;
    }

    @Override
    public void add(SweepBatch batch) {
        List<BacktestInputs> tried =
                batch.trials().stream()
                        .filter(trial -> !trial.isRefused())
                        .map(trial -> inputs.apply(trial.place()))
                        .toList();
        SweepRepository.Done done =
                new SweepRepository.Done(
                        batch.trials().stream().map(Trial::text).toList(), batch.luck().text());
        int number = batches;
        store.write(
                Durability.FORCED,
                transaction -> {
                    new SweepRepository(transaction).add(id, number, done);
                    BacktestRepository trials = new BacktestRepository(transaction);
                    tried.forEach(trials::noteTrial);
                    return number;
                });
        batches++;
    }
}
