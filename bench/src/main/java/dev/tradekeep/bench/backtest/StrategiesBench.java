package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.process.CoreTime;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.process.Worker;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Each strategy that comes with Tradekeep over candles in memory, ten strategies of five indicators
 * each over many markets, and a strategy in a file from the start of a command to its end.
 */
public final class StrategiesBench {
    private static final String OURS = "tradekeep";
    private static final String CROSSOVERS = "crossover";
    private static final int BARS = 1_051_200;
    private static final int MANY_BARS = 20_000;
    private static final int SMALL_BARS = 2_000;
    private static final int MANY_MARKETS = 50;
    private static final int MANY_STRATEGIES = 10;

    /** Averages of 20 and 40 candles, then 40 and 80, up to 200 and 400. */
    private static final int CANDLES = 20;

    /** Crossovers of averages that grow as they do in the bench of backtests. */
    private static final int LONGER_PERCENT = 100;

    private static final Goal ONE_GOAL = Goal.atLeast(5e6);
    private static final Goal MANY_GOAL = Goal.atLeast(4e6);

    /** Milliseconds. */
    private static final Goal FILE_GOAL = Goal.atMost(1_000);

    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    private final boolean small;
    private final Consumer<String> progress;
    private final List<BenchRow> rows = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private StrategiesBench(boolean small, Consumer<String> progress) {
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
        Machine machine = Machine.current();
        StrategiesBench bench = new StrategiesBench(small, progress);
        return WorkFolder.use(folder -> bench.run(machine, folder));
    }

    private BenchReport run(Machine machine, Path folder) {
        notes.add(
                "Candles in a second of a core, collections of garbage included, warm: each"
                        + " strategy with its defaults, in a process of its own, over made-up"
                        + " candles of a minute on the simulated venue. five-indicators: each of "
                        + MANY_MARKETS
                        + " markets is heard by "
                        + MANY_STRATEGIES
                        + " strategies with five indicators each, next to as many crossovers; a"
                        + " row is a candle of one market. file: strategy show of a strategy in a"
                        + " file, from the start of its process to its end.");
        for (StrategyFactory factory : StrategyCatalog.standard().factories()) {
            progress.accept(factory.name());
            alone(factory.name(), folder);
        }
        progress.accept("five indicators");
        int bars = small ? SMALL_BARS : MANY_BARS;
        fiveIndicators(bars);
        progress.accept("a strategy in a file");
        file(folder);
        return new BenchReport(
                "strategies",
                machine,
                Map.of("java", Runtime.version().toString()),
                absent,
                notes,
                rows);
    }

    private void alone(String name, Path folder) {
        List<String> command = new ArrayList<>(Program.java(StrategyProcess.class));
        command.add(name);
        command.add(Integer.toString(small ? SMALL_BARS : BARS));
        command.add(Integer.toString(small ? 1 : WARM_UP_ROUNDS));
        double[] rates = new double[small ? 1 : ROUNDS];
        try (Worker worker = Worker.start(name, command, folder)) {
            notes.add(name + ": " + worker.answer("trades") + " trades.");
            for (int round = 0; round < rates.length; round++) {
                rates[round] = Double.parseDouble(worker.ask("round"));
            }
        }
        Scoreboard board = new Scoreboard(name, Unit.ROWS_PER_SECOND, List.of(ONE_GOAL));
        board.add(OURS, Role.OURS, Figures.of(rates));
        rows.addAll(board.rows());
    }

    private void fiveIndicators(int bars) {
        Workload five =
                new Workload(
                        Workload.walk(MANY_MARKETS, bars),
                        MANY_STRATEGIES,
                        number ->
                                FiveIndicators.of(
                                        CANDLES * (number + 1), Workload.stakeBps(MANY_MARKETS)));
        Workload crossovers = Workload.of(MANY_MARKETS, bars, MANY_STRATEGIES, LONGER_PERCENT);
        notes.add("five-indicators: " + EngineLoop.trades(five) + " trades.");
        for (int round = 1; round < (small ? 0 : WARM_UP_ROUNDS); round++) {
            EngineLoop.trades(five);
            EngineLoop.trades(crossovers);
        }
        Map<String, Figures> found =
                Rounds.interleave(
                        List.of(OURS, CROSSOVERS),
                        small ? 1 : ROUNDS,
                        subject -> {
                            Workload work = subject.equals(OURS) ? five : crossovers;
                            long nanos = CoreTime.nanos(() -> EngineLoop.trades(work));
                            return work.candles().size() * NANOS_PER_SECOND / nanos;
                        });
        Scoreboard board =
                new Scoreboard("five-indicators", Unit.ROWS_PER_SECOND, List.of(MANY_GOAL));
        found.forEach((subject, figures) ->
                board.add(subject, subject.equals(OURS) ? Role.OURS : Role.LIMIT, figures));
        rows.addAll(board.rows());
    }

    private void file(Path folder) {
        try {
            StrategyFileLoop loop = new StrategyFileLoop(!small, folder);
            double[] millis = new double[small ? 1 : ROUNDS];
            for (int round = 0; round < millis.length; round++) {
                millis[round] = loop.millis();
            }
            Scoreboard board = new Scoreboard("file", Unit.MILLISECONDS, List.of(FILE_GOAL));
            board.add(OURS, Role.OURS, Figures.of(millis));
            rows.addAll(board.rows());
        } catch (Unavailable e) {
            absent.put("launcher", String.valueOf(e.getMessage()));
        }
    }
}
