package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Sweeps in memory: how many candles a second on two threads, and how much memory many take. */
public final class SweepBench {
    private static final String OURS = "tradekeep";
    private static final int THREADS = 2;
    private static final int YEAR_BARS = 525_600;
    private static final int MARKETS = 15;
    private static final int MARKET_BARS = 180 * 24 * 60;
    private static final int JOBS = 20;
    private static final int SMALL_BARS = 2_000;
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final double MEGABYTES_MAX = 1_000;

    /** Looks at the heap while jobs run. */
    private static final long LOOK_MILLIS = 20;

    private final boolean small;
    private final Consumer<String> progress;
    private final List<BenchRow> rows = new ArrayList<>();

    private SweepBench(boolean small, Consumer<String> progress) {
        this.small = small;
        this.progress = progress;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        SweepBench bench = new SweepBench(small, progress);
        Machine machine = Machine.current();
        bench.pairs();
        bench.memory();
        return new BenchReport(
                "sweep",
                machine,
                Map.of("java", Runtime.version().toString()),
                Map.of(),
                List.of(
                        "pairs: crossover of 400 pairs of averages over a year of minutes on 2"
                                + " threads, candles of all points by the time on the clock.",
                        "memory: 15 markets x 180 days of minutes on one portfolio, 20 points at a"
                                + " time; the most that the heap held, its garbage included."),
                bench.rows);
    }

    private void pairs() {
        SweepLoop sweep =
                new SweepLoop(
                        1,
                        small ? SMALL_BARS : YEAR_BARS,
                        small
                                ? List.of("fast=5..10:5", "slow=20..30:10")
                                : List.of("fast=5..100:5", "slow=110..300:10"));
        double[] rates = new double[small ? 1 : ROUNDS];
        for (int round = small ? 0 : -1; round < rates.length; round++) {
            progress.accept("pairs, round " + round);
            long start = System.nanoTime();
            int points = sweep.sweep(THREADS);
            double rate = sweep.candles() * NANOS_PER_SECOND / (System.nanoTime() - start);
            if (round >= 0 && points > 0) {
                rates[round] = rate;
            }
        }
        add("pairs", Unit.ROWS_PER_SECOND, Goal.atLeast(20e6), rates);
    }

    private void memory() {
        progress.accept("memory of " + JOBS + " jobs");
        SweepLoop sweep =
                new SweepLoop(
                        MARKETS,
                        small ? SMALL_BARS : MARKET_BARS,
                        List.of("fast=5..20:5", "slow=30..70:10"));
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        AtomicLong most = new AtomicLong(memory.getHeapMemoryUsage().getUsed());
        Thread looks =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                most.accumulateAndGet(
                                        memory.getHeapMemoryUsage().getUsed(), Math::max);
                                LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
                            }
                        });
        int points = sweep.sweep(JOBS);
        looks.interrupt();
        add(
                "memory",
                Unit.MEGABYTES,
                Goal.atMost(MEGABYTES_MAX),
                new double[] {points > 0 ? most.get() / MEGABYTE : 0});
    }

    private void add(String name, Unit unit, Goal goal, double[] figures) {
        Scoreboard board = new Scoreboard(name, unit, List.of(goal));
        board.add(OURS, Role.OURS, Figures.of(figures));
        rows.addAll(board.rows());
    }
}
