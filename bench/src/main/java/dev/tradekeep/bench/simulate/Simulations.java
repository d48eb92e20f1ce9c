package dev.tradekeep.bench.simulate;

import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.engine.core.Effects;
import dev.tradekeep.engine.simulation.Disk;
import dev.tradekeep.engine.simulation.Plan;
import dev.tradekeep.engine.simulation.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs simulations, each with books of its own, as many at once as there are processors, and makes
 * the ones that fail smaller.
 */
public final class Simulations {
    /** One seed of so many has its books in a file, which each process opens and leaves. */
    private static final int IN_A_FILE = 16;

    private static final int TOLD_EVERY = 100;

    private final Wanted wanted;
    private final Consumer<String> progress;
    private final UnaryOperator<Effects> seam;
    private final byte[] empty = MemoryDisk.emptyBooks();
    private final AtomicInteger done = new AtomicInteger();

    /**
     * What is to be run.
     *
     * @param from the first seed
     * @param only numbers of what may happen in them, see {@link Plan}; empty for all of it
     * @param bars candles of each
     */
    public record Wanted(long from, int seeds, Set<Integer> only, int bars) {
        public Wanted {
            only = Set.copyOf(only);
        }

        Plan plan(long seed) {
            Plan all = Plan.of(seed, bars);
            return only.isEmpty() ? all : all.only(only);
        }
    }

    /**
     * A seed that failed, made as small as it still fails.
     *
     * @param differences what is wrong
     */
    public record Failure(Plan plan, List<String> differences) {
        public Failure {
            differences = List.copyOf(differences);
        }
    }

    /** What came of all of them. */
    public record Report(
            int seeds, long crashes, long orders, List<Failure> failures, long seconds) {
        public Report {
            failures = List.copyOf(failures);
        }
    }

    private Simulations(Wanted wanted, Consumer<String> progress, UnaryOperator<Effects> seam) {
        this.wanted = wanted;
        this.progress = progress;
        this.seam = seam;
    }

    /**
     * Runs them.
     *
     * @param progress hears a line now and then
     */
    public static Report run(Wanted wanted, Consumer<String> progress) {
        return run(wanted, progress, UnaryOperator.identity());
    }

    /** The same with something between each core and its driver, where a test plants a bug. */
    public static Report run(
            Wanted wanted, Consumer<String> progress, UnaryOperator<Effects> seam) {
        return new Simulations(wanted, progress, seam).run();
    }

    private record Outcome(Simulation.Result result, List<Failure> failures) {}

    private Report run() {
        long start = System.nanoTime();
        int workers = Runtime.getRuntime().availableProcessors();
        List<Failure> failures = new ArrayList<>();
        long crashes = 0;
        long orders = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Outcome>> results = new ArrayList<>();
            for (int i = 0; i < wanted.seeds(); i++) {
                long seed = wanted.from() + i;
                results.add(pool.submit(() -> one(seed)));
            }
            for (Future<Outcome> one : results) {
                Outcome outcome = one.get();
                crashes += outcome.result().crashes();
                orders += outcome.result().orders();
                failures.addAll(outcome.failures());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while simulations ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A simulation cannot be run", e.getCause());
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        return new Report(wanted.seeds(), crashes, orders, failures, seconds);
    }

    private Outcome one(long seed) {
        Plan plan = wanted.plan(seed);
        Simulation.Result result = simulate(plan);
        List<Failure> failures = new ArrayList<>();
        if (!result.differences().isEmpty()) {
            progress.accept("seed " + seed + " fails; it is made smaller");
            Smaller smaller =
                    new Smaller(tried -> simulate(tried).differences(), plan, result.differences());
            smaller.shrink();
            failures.add(new Failure(smaller.plan(), smaller.differences()));
        }
        int so = done.incrementAndGet();
        if (so % TOLD_EVERY == 0) {
            progress.accept(so + " of " + wanted.seeds() + " seeds");
        }
        return new Outcome(result, failures);
    }

    private Simulation.Result simulate(Plan plan) {
        return WorkFolder.use(folder -> {
            try (Disk disk = diskOf(plan.seed(), folder)) {
                return Simulation.run(plan, disk, seam);
            }
        });
    }

    private Disk diskOf(long seed, Path folder) {
        return seed % IN_A_FILE == 0 ? new FileDisk(folder) : new MemoryDisk(folder, empty);
    }
}
