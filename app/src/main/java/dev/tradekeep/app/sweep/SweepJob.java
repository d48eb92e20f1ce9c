package dev.tradekeep.app.sweep;

import dev.tradekeep.app.backtest.BacktestBase;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.evidence.SharpeEvidence;
import dev.tradekeep.engine.statistics.DayCurve;
import dev.tradekeep.engine.sweep.Choice;
import dev.tradekeep.engine.sweep.Place;
import dev.tradekeep.engine.sweep.Search;
import dev.tradekeep.engine.sweep.SweepFindings;
import dev.tradekeep.engine.sweep.SweepJournal;
import dev.tradekeep.engine.sweep.Trial;
import dev.tradekeep.engine.sweep.TrialRunner;
import dev.tradekeep.engine.sweep.Trials;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.store.strategies.BacktestRepository;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sweep: says how long it will take, tries the points, and looks at what they say together.
 * Used once, on one thread; what it prints before its result is for people alone.
 */
public final class SweepJob {
    /** Points that are timed before the others. */
    private static final int TIMED = 6;

    private static final int DAYS_MIN = 10;

    /** What the state of the second stage is called after that of the first. */
    private static final String FINE = ".fine";

    private final BacktestBase base;
    private final SweepRequest request;
    private final Search search;
    private final PrintWriter terminal;
    private final String version;
    private final HoldOut holdOut;
    private final Points points;

    /**
     * @param base one strategy, which may trade several instruments
     * @param terminal where people are told how it goes
     * @param version of this program
     * @throws TradekeepException when the strategy has no such parameters
     */
    public SweepJob(
            BacktestBase base,
            SweepRequest request,
            StrategyShelf shelf,
            PrintWriter terminal,
            String version) {
        this.base = base;
        this.request = request;
        this.terminal = terminal;
        this.version = version;
        search = request.search();
        holdOut = HoldOut.of(base.plan().feeds());
        points = Points.of(base, holdOut.open(), search.space(), shelf);
    }

    /** Keeps what a stage does. */
    private interface Journals {
        SweepJournal open(Points of, int stage);
    }

    /** Runs it without a database; what it does is kept in a file when there is one. */
    public SweepRun run(@Nullable Path state) {
        if (state == null) {
            return run((_, _) -> SweepJournal.NONE, null);
        }
        List<FileJournal> open = new ArrayList<>();
        try {
            return run(
                    (of, stage) -> {
                        Path file =
                                stage == 0
                                        ? state
                                        : state.resolveSibling(state.getFileName() + FINE);
                        open.add(FileJournal.open(file, sha256(inputs(of))));
                        return open.getLast();
                    },
                    null);
        } finally {
            open.forEach(FileJournal::close);
        }
    }

    /** Runs it with a database, where each trial is kept and counted. */
    public SweepRun run(Store store) {
        return run(
                (of, _) -> {
                    BacktestInputs inputs = inputs(of);
                    return new StoredJournal(
                            store, sha256(inputs), place -> of.inputs(place, inputs));
                },
                store);
    }

    private BacktestInputs inputs(Points of) {
        return BacktestResults.inputs(of.plan(), version);
    }

    private String sha256(BacktestInputs inputs) {
        String text =
                inputs.sha256()
                        + "\n"
                        + search.space().axes()
                        + "\n"
                        + search.method()
                        + " "
                        + search.points()
                        + " "
                        + search.seed()
                        + " "
                        + search.objective();
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new TradekeepException(ErrorCode.INTERNAL, "This Java has no SHA-256.", e);
        }
    }

    private SweepRun run(Journals journals, @Nullable Store store) {
        Points first = request.refine() == null ? points : points.longer(request.refine());
        sayWhatComes(first);
        try (Progress progress = Progress.show("sweeping", search.points(), terminal);
                Trials trials = trials(first, journals.open(first, 0), progress)) {
            search.run(trials);
            requireOne(trials);
            return request.refine() == null
                    ? result(first, trials, List.of(), store)
                    : refine(trials, request.refine(), journals, store);
        }
    }

    /** The best again: the strategy hears the same candles, its orders are filled on finer ones. */
    private SweepRun refine(
            Trials coarse, Interval interval, Journals journals, @Nullable Store store) {
        Points fine = points.filledOnFiner(interval);
        try (Progress progress = Progress.silent();
                Trials trials = trials(fine, journals.open(fine, 1), progress)) {
            search.refine(coarse, trials);
            return result(fine, trials, List.copyOf(coarse.all()), store);
        }
    }

    private Trials trials(Points of, SweepJournal journal, Progress progress) {
        return new Trials(
                new TrialRunner(of::plan, of.plan(), search.points(), search.seed()),
                journal,
                request.threads(),
                done -> progress.at(Math.min(done, search.points())));
    }

    /** What luck alone shows, and how long it will take. */
    private void sayWhatComes(Points of) {
        terminal.println(luck(search.points()));
        long nanos = Long.MAX_VALUE;
        List<Place> some = search.first(TIMED);
        for (Place place : some) {
            long start = System.nanoTime();
            if (runs(of, place)) {
                // The first ones warm up the program.
                nanos = Math.min(nanos, System.nanoTime() - start);
            }
        }
        if (nanos < Long.MAX_VALUE) {
            long all = nanos / Math.min(request.threads(), search.points()) * search.points();
            terminal.println(
                    Numbers.count(search.points())
                            + " points over "
                            + Numbers.count(candles(of))
                            + " candles on "
                            + request.threads()
                            + " threads will take about "
                            + Numbers.seconds(all)
                            + ".");
        }
        terminal.flush();
    }

    /** What the best of so many worthless strategies shows. */
    static String luck(int points) {
        return String.format(
                Locale.ROOT,
                "The best of %s worthless strategies shows a Sharpe of %.2f on one year.",
                Numbers.count(points),
                SharpeEvidence.luckyYear(points));
    }

    private static long candles(Points of) {
        return of.feeds().stream().mapToLong(feed -> feed.candles().count()).sum();
    }

    private static boolean runs(Points of, Place place) {
        try {
            return Backtest.trial(of.plan(place)).progress().candles() > 0;
        } catch (TradekeepException e) {
            if (e.code() == ErrorCode.INVALID_ARGUMENT) {
                return false;
            }
            throw e;
        }
    }

    private static void requireOne(Trials trials) {
        if (trials.all().stream().allMatch(Trial::isRefused)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The strategy takes none of these parameters: "
                            + trials.all().iterator().next().note());
        }
    }

    private SweepRun result(Points of, Trials trials, List<Trial> coarse, @Nullable Store store) {
        int before = (int) coarse.stream().filter(trial -> !trial.isRefused()).count();
        SweepFindings findings =
                SweepFindings.of(search.space(), trials, search.objective(), before);
        Optional<Place> place = findings.choice().map(Choice::trial).map(Trial::place);
        BacktestOutcome chosen =
                place.map(of::plan).map(plan -> Backtest.run(plan, _ -> {})).orElse(null);
        double deflated =
                chosen == null ? Double.NaN : deflated(of.plan(), chosen, findings.luckyRatio());
        BacktestOutcome look = request.looks() && place.isPresent() ? look(of, place.get()) : null;
        int counted = 0;
        int looks = 0;
        if (store != null) {
            BacktestInputs all = BacktestResults.inputs(base.plan(), version);
            if (look != null) {
                note(store, of, place.orElseThrow());
            }
            counted = count(store, all, Long.MIN_VALUE);
            looks = count(store, all, holdOut.from());
        }
        return new SweepRun(
                base,
                search,
                of.feeds(),
                List.copyOf(trials.all()),
                coarse,
                findings,
                chosen,
                deflated,
                counted,
                looks,
                holdOut.from(),
                look);
    }

    private void note(Store store, Points of, Place place) {
        BacktestPlan plan = of.over(of.shaped(holdOut.closed())).plan(place);
        BacktestInputs looked = BacktestResults.inputs(plan, version);
        store.write(
                Durability.FORCED,
                transaction -> {
                    new BacktestRepository(transaction).noteTrial(looked);
                    return place;
                });
    }

    private static int count(Store store, BacktestInputs inputs, long from) {
        return store.write(
                Durability.RELAXED,
                transaction -> new BacktestRepository(transaction).countTrials(inputs, from));
    }

    /** The choice over the hold-out; it has seen the candles before. */
    private BacktestOutcome look(Points of, Place place) {
        List<BacktestFeed> closed = of.shaped(holdOut.closed());
        return Backtest.resume(of.over(closed).plan(place), of.feeds(), _ -> {});
    }

    private static double deflated(BacktestPlan plan, BacktestOutcome chosen, double lucky) {
        DayCurve days = new DayCurve();
        chosen.accounts().getFirst().days().forEach(days::add);
        double[] returns = days.returns(plan.sessions());
        return returns.length < DAYS_MIN || Double.isNaN(lucky)
                ? Double.NaN
                : SharpeEvidence.of(returns).probabilityAbove(lucky);
    }
}
