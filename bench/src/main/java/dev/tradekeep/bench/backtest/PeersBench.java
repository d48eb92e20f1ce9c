package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.process.CoreTime;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestFill;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The crossover of 20 and 50 closes next to backtesters of others, over the same candles in the
 * same run. All rounds are warm: the candles are in memory, and what is compiled has been.
 */
final class PeersBench {
    /** Over a year of minutes, by those that are quick enough for it. */
    static final String WARM = "crossover-warm";

    /** Over a month of minutes, by all. */
    static final String MONTH = "crossover-month";

    private static final String OURS = "tradekeep";
    private static final String TA4J = "ta4j";
    private static final int ROUNDS = 3;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int OUR_ROUNDS = 7;

    /** Candles a second below which a peer runs the month alone. */
    private static final double QUICK = 50_000;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Goal GOAL = Goal.atLeast(Goal.BEST_EVENT_PEER, 40);

    private final Path folder;
    private final Consumer<String> progress;
    private final Map<String, String> versions;
    private final Map<String, String> absent;
    private final List<String> notes;
    private final List<BenchRow> rows = new ArrayList<>();
    private final Map<PythonPeer, Double> rates = new EnumMap<>(PythonPeer.class);

    /**
     * @param folder an empty one
     * @param progress hears of each step
     * @param versions of the peers, filled here; so are the two others
     */
    PeersBench(
            Path folder,
            Consumer<String> progress,
            Map<String, String> versions,
            Map<String, String> absent,
            List<String> notes) {
        this.folder = folder;
        this.progress = progress;
        this.versions = versions;
        this.absent = absent;
        this.notes = notes;
    }

    /**
     * Candles, and what runs the crossover over them.
     *
     * @param plan makes one, which a run uses up
     */
    record Work(BarColumns candles, Supplier<BacktestPlan> plan) {
        /** Over the first market of a workload. */
        static Work of(Workload work) {
            return new Work(work.candles().of(0), work::plan);
        }

        long trades() {
            return run().progress().trades();
        }

        BacktestOutcome run() {
            return Backtest.run(plan.get(), _ -> {});
        }

        /** What 1 of the quote asset is in price units. */
        double units() {
            Instrument instrument = plan.get().feeds().getFirst().listed().instrument();
            return FixedPoint.powerOfTen(instrument.priceScale());
        }
    }

    /**
     * Runs all.
     *
     * @param year of a year of minutes
     * @param month of a month of minutes
     */
    List<BenchRow> run(Work year, Work month) throws IOException {
        notes.add(
                "crossover-*: candles a second of a core by backtesters of others, over the same"
                        + " candles. They count money in doubles and check no booking; ta4j keeps"
                        + " trades and no money, vectorbt has no loop of events: neither orders that"
                        + " wait nor what a strategy decides by what it holds.");
        absent.put("freqtrade", "it asks an exchange for its markets before it backtests");
        absent.put("jesse", "it reads candles only from a PostgreSQL and a Redis of its own");
        measure(MONTH, month, List.of());
        measure(WARM, year, List.of(GOAL));
        return rows;
    }

    private void measure(String name, Work work, List<Goal> goals) throws IOException {
        progress.accept(name + ": " + OURS);
        BarColumns candles = work.candles();
        double count = candles.count();
        Scoreboard board = new Scoreboard(name, Unit.ROWS_PER_SECOND, goals);
        board.add(OURS, Role.OURS, warm(count, OUR_ROUNDS, work::trades));
        progress.accept(name + ": " + TA4J);
        Ta4jLoop ta4j = new Ta4jLoop(candles, work.units());
        board.add(TA4J, Role.EVENT_PEER, warm(count, ROUNDS, ta4j::trades));
        Path file = write(folder.resolve(name + ".csv"), candles, work.units());
        Set<String> ours = fills(work);
        for (PythonPeer peer : PythonPeer.values()) {
            Double known = rates.get(peer);
            if (name.equals(MONTH) || (known != null && known >= QUICK)) {
                progress.accept(name + ": " + peer.label());
                python(peer, board, file, count, ours);
            }
        }
        rows.addAll(board.rows());
    }

    private static Figures warm(double count, int rounds, LongSupplier run) {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            if (run.getAsLong() == 0) {
                throw new IllegalStateException("Nothing was traded.");
            }
        }
        double[] found = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            found[round] = count * NANOS_PER_SECOND / CoreTime.nanos(run);
        }
        return Figures.of(found);
    }

    private void python(
            PythonPeer peer, Scoreboard board, Path file, double count, Set<String> ours)
            throws IOException {
        Path fills = folder.resolve("fills-" + peer.label() + ".csv");
        try {
            // The first round of a peer compiles, and does not count.
            List<Double> seconds = peer.run(folder, file, ROUNDS + 1, fills).seconds();
            double[] found =
                    seconds.stream().skip(1).mapToDouble(second -> count / second).toArray();
            Figures figures = Figures.of(found);
            rates.put(peer, figures.median());
            versions.put(peer.label(), peer.version());
            board.add(peer.label(), peer.role(), figures);
            notes.add(compared(peer, count, ours, Set.copyOf(Files.readAllLines(fills))));
        } catch (Unavailable e) {
            absent.put(peer.label(), e.reason());
        }
    }

    /** How far the fills of a peer are ours: the same side in the same candle. */
    private static String compared(
            PythonPeer peer, double count, Set<String> ours, Set<String> its) {
        Set<String> both = new HashSet<>(ours);
        both.retainAll(its);
        return String.format(
                Locale.ROOT,
                "%s over %,.0f candles: %,d of our %,d fills are also its, side and candle; it has"
                        + " %,d others.",
                peer.label(),
                count,
                both.size(),
                ours.size(),
                its.size() - both.size());
    }

    /** Of each of our fills the second at which its candle opens, and the sign of its side. */
    private static Set<String> fills(Work work) {
        Set<String> fills = new HashSet<>();
        for (BacktestFill fill : work.run().fills()) {
            fills.add(fill.fill().at() / MICROS_PER_SECOND + "," + fill.side().sign());
        }
        return fills;
    }

    private static Path write(Path file, BarColumns candles, double units) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,open,high,low,close,volume\n");
            for (int i = 0; i < candles.count(); i++) {
                out.write(
                        candles.openTime(i) / MICROS_PER_SECOND
                                + ","
                                + candles.open(i) / units
                                + ","
                                + candles.high(i) / units
                                + ","
                                + candles.low(i) / units
                                + ","
                                + candles.close(i) / units
                                + ","
                                + candles.volume(i)
                                + "\n");
            }
        }
        return file;
    }
}
