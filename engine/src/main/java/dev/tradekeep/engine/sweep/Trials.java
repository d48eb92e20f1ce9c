package dev.tradekeep.engine.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries points on several threads, each once, and keeps them in the order in which they were asked
 * for: the same on any number of threads, and after any interruption. For one caller at a time.
 */
public final class Trials implements AutoCloseable {
    /** Threads at most. */
    public static final int THREADS_MAX = 1_024;

    private final TrialRunner runner;
    private final SweepJournal journal;
    private final IntConsumer progress;
    private final int threads;
    private final ExecutorService pool;
    private final SequencedMap<Place, Trial> known = new LinkedHashMap<>();
    private final Queue<SweepBatch> before;
    private final Luck luck;

    /** Those that were asked for and are not kept yet. */
    private final List<Trial> open = new ArrayList<>();

    private Luck openLuck;
    private boolean failed;

    /**
     * @param journal what was done before is not run again
     * @param threads 1 to {@link #THREADS_MAX}
     * @param progress hears how many are done; what it throws ends the work, and what was done by
     *     then is kept
     */
    public Trials(TrialRunner runner, SweepJournal journal, int threads, IntConsumer progress) {
        this.runner = runner;
        this.journal = journal;
        this.threads = threads;
        this.progress = progress;
        before = new ArrayDeque<>(journal.read());
        luck = runner.none();
        openLuck = runner.none();
        pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("trial-", 0).factory());
    }

    /** All that were tried, in order. */
    public Collection<Trial> all() {
        return Collections.unmodifiableCollection(known.values());
    }

    /** What came of a point; null when it was not tried. */
    public @Nullable Trial find(Place place) {
        return known.get(place);
    }

    Luck luck() {
        return luck;
    }

    TrialRunner runner() {
        return runner;
    }

    /** Tries points, those that were not tried before. */
    void run(List<Place> places) {
        Set<Place> asked = new HashSet<>();
        List<Place> fresh =
                places.stream().filter(one -> !known.containsKey(one) && asked.add(one)).toList();
        List<Place> rest = fresh;
        while (!rest.isEmpty() && !before.isEmpty()) {
            rest = takeKept(rest);
        }
        try {
            runAll(rest);
        } catch (RuntimeException | Error e) {
            failed = true;
            throw e;
        }
        keep();
    }

    /** What was kept was asked for in the same order. */
    private List<Place> takeKept(List<Place> wanted) {
        SweepBatch batch = before.remove();
        int count = batch.trials().size();
        for (int i = 0; i < count; i++) {
            Trial trial = batch.trials().get(i);
            if (i >= wanted.size() || !trial.place().equals(wanted.get(i))) {
                throw SweepSpace.invalid(
                        "Wanted the state of this sweep, found that of another one.");
            }
            known.put(trial.place(), trial);
        }
        luck.add(batch.luck());
        progress.accept(known.size());
        return wanted.subList(count, wanted.size());
    }

    private void runAll(List<Place> places) {
        int ahead = threads + SweepBatch.SIZE;
        Queue<CompletableFuture<TrialRunner.Ran>> running = new ArrayDeque<>();
        int next = 0;
        while (next < places.size() || !running.isEmpty()) {
            while (next < places.size() && running.size() < ahead) {
                Place place = places.get(next);
                running.add(CompletableFuture.supplyAsync(() -> runner.run(place), pool));
                next++;
            }
            take(running.remove());
        }
    }

    private void take(CompletableFuture<TrialRunner.Ran> running) {
        TrialRunner.Ran ran;
        try {
            ran = running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
        known.put(ran.trial().place(), ran.trial());
        open.add(ran.trial());
        openLuck.add(ran.luck());
        if (open.size() == SweepBatch.SIZE) {
            keep();
        }
        progress.accept(known.size());
    }

    private void keep() {
        if (open.isEmpty()) {
            return;
        }
        SweepBatch batch = new SweepBatch(open, openLuck);
        journal.add(batch);
        luck.add(openLuck);
        open.clear();
        openLuck = runner.none();
    }

    /** Ends its threads. */
    @Override
    public void close() {
        if (failed) {
            pool.shutdownNow();
        } else {
            pool.shutdown();
        }
    }
}
