package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.data.DataSet;
import dev.tradekeep.bench.figures.data.Sizes;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The reads of the report by ours alone, with a tenth of the history, all of it and ten times as
 * much. What is answered stays the same, so a read that an index serves grows with the logarithm.
 */
public final class GrowthBench {
    /** From one scale to the next. */
    public static final int FACTOR = 10;

    /** Ten times the history may cost a read so much more time at most. */
    private static final double GROWTH_MAX = 1.3;

    private final Effort effort;
    private final Consumer<String> progress;
    private final Map<Sizes, Contender> contenders = new LinkedHashMap<>();

    private GrowthBench(Effort effort, Consumer<String> progress) {
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * Runs the bench; makes the data of the three scales when it is not there.
     *
     * @param scale the middle one
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(double scale, boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        GrowthBench bench = new GrowthBench(small ? Effort.SHORT : Effort.FULL, progress);
        return WorkFolder.use(folder -> bench.run(scale, folder, machine));
    }

    private BenchReport run(double scale, Path folder, Machine machine) throws IOException {
        try {
            for (double each : new double[] {scale / FACTOR, scale, scale * FACTOR}) {
                start(new Sizes(each), folder);
            }
            List<BenchRow> rows = new ArrayList<>();
            for (Work work : Work.values()) {
                progress.accept("measuring " + work.label());
                rows.addAll(measure(work, new Sizes(scale)));
            }
            return new BenchReport(
                    "growth",
                    machine,
                    Map.of("java", Runtime.version().toString(), "SQLite", Sqlite.version()),
                    Map.of(),
                    List.of(
                            "Orders, trades, positions and candles grow with the scale; open orders and"
                                    + " positions, accounts and instruments stay the same.",
                            "The ratio is how many times as fast the largest scale is as each other one.",
                            "aggregation answers fewer hours below scale 0.11, where no series has a"
                                    + " whole year."),
                    rows);
        } catch (Unavailable e) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL, "The data cannot be made: " + e.reason() + ".", e);
        } finally {
            contenders.values().forEach(Contender::close);
        }
    }

    private void start(Sizes sizes, Path folder) throws IOException, Unavailable {
        DataSet data = DataSet.of(sizes, progress);
        Path own = Files.createDirectory(folder.resolve(sizes.text()));
        Statements.write(own, sizes);
        Subject subject = Subject.TRADEKEEP;
        contenders.put(sizes, Contender.start(subject, subject.command(own, data), own));
    }

    private List<BenchRow> measure(Work work, Sizes middle) throws Unavailable {
        Map<Sizes, Timings> timings = new LinkedHashMap<>();
        for (Map.Entry<Sizes, Contender> one : contenders.entrySet()) {
            one.getValue().run(work.label(), 1, effort.warmUpMillis(), effort.operationsMax());
            timings.put(one.getKey(), new Timings());
        }
        for (int round = 0; round < effort.rounds(); round++) {
            for (Map.Entry<Sizes, Timings> one : timings.entrySet()) {
                Contender contender = contenders.get(one.getKey());
                if (contender != null) {
                    one.getValue()
                            .add(
                                    contender.run(
                                            work.label(),
                                            1,
                                            effort.millis(),
                                            effort.operationsMax()));
                }
            }
        }
        Sizes largest = new Sizes(middle.scale() * FACTOR);
        Comparison comparison =
                new Comparison(
                        work.label(),
                        name(largest),
                        Unit.MILLISECONDS,
                        List.of(Goal.atLeast(name(middle), 1 / GROWTH_MAX)));
        timings.forEach((sizes, times) ->
                comparison.add(name(sizes), times.figures(), times.percentiles()));
        return comparison.rows();
    }

    private static String name(Sizes sizes) {
        return "scale " + sizes.text();
    }
}
