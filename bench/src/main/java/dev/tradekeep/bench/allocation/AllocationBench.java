package dev.tradekeep.bench.allocation;

import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The bytes that each row costs on the heap, counted by JMH's gc profiler. */
public final class AllocationBench {
    private static final String PER_OPERATION = "gc.alloc.rate.norm";

    /** JMH's own bookkeeping, spread over the operations, is a small fraction of one byte each. */
    private static final Goal GOAL = Goal.atMost(0.5);

    private AllocationBench() {}

    /**
     * Runs the bench in a JVM of its own.
     *
     * @param small a smoke run
     */
    public static BenchReport run(boolean small) {
        Machine machine = Machine.current();
        List<BenchRow> rows = new ArrayList<>();
        for (RunResult result : runJmh(small)) {
            String work = result.getPrimaryResult().getLabel();
            Scoreboard board = new Scoreboard(work, Unit.BYTES_PER_OPERATION, List.of(GOAL));
            board.add("tradekeep", Role.OURS, Figures.of(bytesOfEachFork(result)));
            rows.addAll(board.rows());
        }
        return new BenchReport(
                "allocations",
                machine,
                Map.of("java", Runtime.version().toString()),
                Map.of(),
                List.of(
                        "Bytes on the heap for each row, by the gc profiler of JMH, a figure a fork."),
                rows);
    }

    private static double[] bytesOfEachFork(RunResult result) {
        double[] bytes = new double[result.getBenchmarkResults().size()];
        int fork = 0;
        for (BenchmarkResult found : result.getBenchmarkResults()) {
            Result<?> perOperation = found.getSecondaryResults().get(PER_OPERATION);
            if (perOperation == null) {
                throw new IllegalStateException("JMH's gc profiler counted nothing.");
            }
            bytes[fork++] = perOperation.getScore();
        }
        return bytes;
    }

    private static Collection<RunResult> runJmh(boolean small) {
        TimeValue time = TimeValue.milliseconds(small ? 200 : 1_000);
        Options options =
                new OptionsBuilder()
                        .include(RowBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .forks(small ? 1 : 3)
                        .warmupIterations(small ? 2 : 5)
                        .warmupTime(time)
                        .measurementIterations(small ? 1 : 5)
                        .measurementTime(time)
                        .jvmArgs(
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-Xmx256m")
                        .verbosity(VerboseMode.SILENT)
                        .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new TradekeepException(ErrorCode.INTERNAL, "JMH failed: " + e.getMessage(), e);
        }
    }
}
