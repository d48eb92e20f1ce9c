package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.process.CoreTime;
import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.market.imports.FileCandles;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Engines over candles: in memory next to the bare strategies, as a command with all that is
 * written down, and how soon an order leaves.
 */
public final class BacktestBench {
    private static final String OURS = "tradekeep";
    private static final String BARE = "bare strategies";
    private static final String COMMIT = "commit of an order";
    private static final int ONE_BARS = 1_051_200;
    private static final int MANY_BARS = 20_000;
    private static final int SMALL_BARS = 2_000;

    /** As many as {@link #MONTH_FILE} has. */
    private static final int MONTH_BARS = 45_031;

    private static final String MONTH_FILE = "btc-perp-1m.csv";
    private static final int MANY_MARKETS = 50;
    private static final int MANY_STRATEGIES = 10;

    /** Averages of 20 and 50 candles, then 40 and 100, up to 200 and 500. */
    private static final int LONGER_PERCENT = 100;

    private static final Goal ONE_GOAL = Goal.atLeast(10e6);
    private static final Goal MANY_GOAL = Goal.atLeast(4e6);
    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 8;
    private static final int ORDERS = 500;
    private static final int SMALL_ORDERS = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    /** An order leaves at most 1.2 times as late as a commit takes. */
    private static final double OF_COMMIT = 1 / 1.2;

    private final boolean small;
    private final @Nullable Path data;
    private final Consumer<String> progress;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<BenchRow> rows = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private BacktestBench(boolean small, @Nullable Path data, Consumer<String> progress) {
        this.small = small;
        this.data = data;
        this.progress = progress;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run, without the backtesters of others
     * @param data a folder of candle files; null: a month is made up, too
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, @Nullable Path data, Consumer<String> progress) {
        Machine machine = Machine.current();
        BacktestBench bench = new BacktestBench(small, data, progress);
        return WorkFolder.use(folder -> bench.run(machine, folder));
    }

    private BenchReport run(Machine machine, Path folder) throws IOException {
        versions.put("java", Runtime.version().toString());
        notes.add(
                "Candles in a second of a core, collections of garbage included, warm: crossover"
                        + " over made-up candles of a minute on the simulated venue. many-markets: each of "
                        + MANY_MARKETS
                        + " markets is heard by all "
                        + MANY_STRATEGIES
                        + " strategies; a row is a candle of one market. Every fill, fee and line of"
                        + " the ledger is booked in memory and checked. command: backtest run, from"
                        + " the start of the process to its report, candles from the database, the"
                        + " result stored. intent-to-send: medians of each round.");
        progress.accept("one market, one strategy");
        inMemory(
                "one-market",
                Workload.of(1, small ? SMALL_BARS : ONE_BARS, 1, 0),
                List.of(ONE_GOAL));
        progress.accept(MANY_MARKETS + " markets, " + MANY_STRATEGIES + " strategies");
        int bars = small ? SMALL_BARS / 2 : MANY_BARS;
        inMemory(
                "many-markets",
                Workload.of(MANY_MARKETS, bars, MANY_STRATEGIES, LONGER_PERCENT),
                List.of(MANY_GOAL));
        progress.accept("the same with strategies that all trade as often as the first");
        inMemory(
                "many-markets-busy",
                Workload.of(MANY_MARKETS, bars, MANY_STRATEGIES, 0),
                List.of());
        peers(folder);
        progress.accept("a command, from its start to its report");
        command(folder);
        progress.accept("from the wish to the sending of an order");
        intent(folder);
        return new BenchReport("backtest", machine, versions, absent, notes, rows);
    }

    private void inMemory(String name, Workload work, List<Goal> goals) {
        notes.add(name + ": " + EngineLoop.trades(work) + " trades.");
        for (int round = 1; round < warmUpRounds(); round++) {
            EngineLoop.trades(work);
            BareLoop.trades(work);
        }
        Map<String, Figures> found =
                Rounds.interleave(
                        List.of(OURS, BARE),
                        rounds(),
                        subject -> {
                            long nanos =
                                    CoreTime.nanos(() ->
                                            subject.equals(OURS)
                                                    ? EngineLoop.trades(work)
                                                    : BareLoop.trades(work));
                            return work.candles().size() * NANOS_PER_SECOND / nanos;
                        });
        Scoreboard board = new Scoreboard(name, Unit.ROWS_PER_SECOND, goals);
        found.forEach((subject, figures) ->
                board.add(subject, subject.equals(OURS) ? Role.OURS : Role.LIMIT, figures));
        rows.addAll(board.rows());
    }

    private void peers(Path folder) throws IOException {
        if (small) {
            absent.put("backtesters of others", "a smoke run does not install them");
            return;
        }
        PeersBench peers = new PeersBench(folder, progress, versions, absent, notes);
        rows.addAll(peers.run(PeersBench.Work.of(Workload.of(1, ONE_BARS, 1, 0)), month()));
    }

    private PeersBench.Work month() {
        if (data == null) {
            notes.add("crossover-month: " + MONTH_BARS + " made-up candles.");
            return PeersBench.Work.of(Workload.of(1, MONTH_BARS, 1, 0));
        }
        notes.add("crossover-month: " + MONTH_FILE + ".");
        FileCandles file =
                FileCandles.read(
                        new FileCandles.Request(
                                data.resolve(MONTH_FILE),
                                InstrumentChoice.parse("simulated", "BTC/USD"),
                                null,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE),
                        ReadProgress.NONE);
        return new PeersBench.Work(file.candles(), () -> Workload.ofFile(file));
    }

    private void command(Path folder) throws IOException {
        try {
            CommandLoop command = new CommandLoop(small ? SMALL_BARS : ONE_BARS, !small, folder);
            double[] rates = new double[rounds()];
            for (int round = 0; round < rates.length; round++) {
                rates[round] = command.rate();
            }
            Scoreboard board =
                    new Scoreboard("command", Unit.ROWS_PER_SECOND, List.of(Goal.atLeast(1e6)));
            board.add(OURS, Role.OURS, Figures.of(rates));
            rows.addAll(board.rows());
        } catch (Unavailable e) {
            absent.put("launcher", String.valueOf(e.getMessage()));
        }
    }

    private void intent(Path folder) {
        int rounds = rounds();
        double[] intents = new double[rounds];
        double[] commits = new double[rounds];
        try (IntentLoop loop = new IntentLoop(folder.resolve("intent.db"))) {
            int orders = small ? SMALL_ORDERS : ORDERS;
            for (int round = -warmUpRounds(); round < rounds; round++) {
                IntentLoop.Medians medians = loop.round(orders);
                if (round >= 0) {
                    intents[round] = medians.intent();
                    commits[round] = medians.commit();
                }
            }
        }
        Scoreboard board =
                new Scoreboard("intent-to-send", Unit.MILLISECONDS, List.of(Goal.ofC(OF_COMMIT)));
        board.add(OURS, Role.OURS, Figures.of(intents));
        board.add(COMMIT, Role.LIMIT, Figures.of(commits));
        rows.addAll(board.rows());
    }

    private int rounds() {
        return small ? 1 : ROUNDS;
    }

    private int warmUpRounds() {
        return small ? 0 : WARM_UP_ROUNDS;
    }
}
