package dev.tradekeep.app.sweep;

import dev.tradekeep.app.backtest.BacktestBase;
import dev.tradekeep.app.backtest.BacktestRun;
import dev.tradekeep.app.backtest.LoadedFeed;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.backtest.BacktestTrip;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.evidence.CandleReport;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.strategy.Tenure;
import dev.tradekeep.engine.sweep.Choice;
import dev.tradekeep.engine.sweep.Place;
import dev.tradekeep.engine.sweep.SweepJournal;
import dev.tradekeep.engine.sweep.TrialRunner;
import dev.tradekeep.engine.sweep.Trials;
import dev.tradekeep.engine.sweep.Windows;
import dev.tradekeep.market.series.BarColumns;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns parameters in one window and is judged in the next, again and again: then one account runs
 * through all that was not learnt from. Used once, on one thread.
 */
public final class WalkForwardJob {
    private static final double TRAIN = 0.4;
    private static final double TEST = 0.1;

    /** The embargo is at most this part of what is learnt from. */
    private static final int EMBARGO_PART = 20;

    private final BacktestBase base;
    private final WalkForwardRequest request;
    private final PrintWriter terminal;
    private final String version;
    private final HoldOut holdOut;
    private final Points points;

    /** What the strategy decides on, without the hold-out. */
    private final BarColumns clock;

    /** A choice of a window. */
    private record Learnt(Windows.Window window, Optional<Choice> choice) {}

    /**
     * @param base one strategy, which may trade several instruments
     * @param terminal where progress is shown
     * @param version of this program
     * @throws dev.tradekeep.model.error.TradekeepException when the strategy has no such parameters
     */
    public WalkForwardJob(
            BacktestBase base,
            WalkForwardRequest request,
            StrategyShelf shelf,
            PrintWriter terminal,
            String version) {
        this.base = base;
        this.request = request;
        this.terminal = terminal;
        this.version = version;
        holdOut = HoldOut.of(base.plan().feeds());
        points = Points.of(base, holdOut.open(), request.search().space(), shelf);
        clock = holdOut.open().get(decides()).candles();
    }

    private int decides() {
        return base.plan().strategies().getFirst().feeds().getFirst();
    }

    /**
     * Walks.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when no window fits, or it is to end
     */
    public WalkForward run() {
        long start = System.nanoTime();
        int train = or(request.train(), TRAIN);
        int test = or(request.test(), TEST);
        int embargo = request.embargo() == null ? embargo(train) : Math.max(0, request.embargo());
        List<Windows.Window> windows =
                Windows.of(clock.count(), train, embargo, test, request.anchored());
        List<Learnt> learnt = new ArrayList<>();
        try (Progress progress = Progress.show("walking", windows.size(), terminal)) {
            for (Windows.Window window : windows) {
                learnt.add(new Learnt(window, learn(window)));
                progress.at(learnt.size());
            }
        }
        return stitch(learnt, embargo, start);
    }

    private int or(@Nullable Integer given, double share) {
        return given == null ? (int) Math.max(1, share * clock.count()) : given;
    }

    /** The longest that the strategy, as it is, holds something in the first window. */
    private int embargo(int train) {
        long until = clock.openTime(Math.min(train, clock.count() - 1));
        BacktestOutcome outcome =
                Backtest.trial(points.over(between(Long.MIN_VALUE, until)).plan());
        long longest = 0;
        for (BacktestTrip trip : outcome.trips()) {
            longest = Math.max(longest, trip.trip().closedAt() - trip.trip().openedAt());
        }
        long candles = longest / clock.grid().interval().micros();
        return (int) Math.min(candles, train / EMBARGO_PART);
    }

    private List<BacktestFeed> between(long from, long until) {
        return holdOut.open().stream().map(feed -> feed.between(from, until)).toList();
    }

    private Optional<Choice> learn(Windows.Window window) {
        Points of =
                points.over(
                        between(
                                clock.openTime(window.trainFrom()),
                                clock.openTime(window.trainUntil())));
        TrialRunner runner =
                new TrialRunner(
                        of::plan, of.plan(), request.search().points(), request.search().seed());
        try (Progress quiet = Progress.silent();
                Trials trials =
                        new Trials(runner, SweepJournal.NONE, request.threads(), quiet::at)) {
            request.search().run(trials);
            return Choice.of(request.search().space(), trials, request.search().objective())
                    .filter(choice -> choice.neighbourhood() > 0);
        }
    }

    private WalkForward stitch(List<Learnt> learnt, int embargo, long start) {
        long from = clock.openTime(learnt.getFirst().window().testFrom());
        long until = clock.closeTime(learnt.getLast().window().testUntil() - 1);
        List<BacktestFeed> feeds = between(from, until);
        List<Tenure> tenures = new ArrayList<>();
        List<EngineSetup.StrategySetup> strategies = new ArrayList<>();
        for (Learnt one : learnt) {
            boolean isLast = one.equals(learnt.getLast());
            Tenure tenure =
                    new Tenure(
                            clock.openTime(one.window().testFrom()),
                            clock.closeTime(one.window().testUntil() - 1),
                            one.choice().isPresent(),
                            !request.carries() && !isLast);
            tenures.add(tenure);
            strategies.addAll(strategies(one, tenure));
        }
        BacktestPlan plan = base.plan().with(feeds, strategies);
        long loaded = System.nanoTime();
        BacktestOutcome outcome = Backtest.resume(plan, between(Long.MIN_VALUE, from), _ -> {});
        BacktestRun run =
                new BacktestRun(
                        loaded(feeds),
                        plan,
                        BacktestResults.inputs(plan, version),
                        CandleReport.of(plan),
                        outcome,
                        base.presetId(),
                        start,
                        loaded - start);
        return new WalkForward(
                run,
                folds(learnt, tenures, outcome),
                embargo,
                holdOut.from(),
                request.search().points());
    }

    private List<EngineSetup.StrategySetup> strategies(Learnt one, Tenure tenure) {
        List<EngineSetup.StrategySetup> strategies =
                one.choice()
                        .map(choice -> points.plan(choice.trial().place()).strategies())
                        .orElseGet(() -> points.fresh());
        return strategies.stream()
                .map(setup ->
                        new EngineSetup.StrategySetup(
                                setup.strategy().during(tenure),
                                setup.portfolio(),
                                setup.feeds(),
                                setup.others()))
                .toList();
    }

    private List<LoadedFeed> loaded(List<BacktestFeed> feeds) {
        List<LoadedFeed> loaded = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            loaded.add(new LoadedFeed(feeds.get(i), base.feeds().get(i).remarks()));
        }
        return loaded;
    }

    /** The account at the ends of the folds: their returns multiply to that of the whole. */
    private List<Fold> folds(List<Learnt> learnt, List<Tenure> tenures, BacktestOutcome outcome) {
        BacktestOutcome.Account account = outcome.accounts().getFirst();
        List<Fold> folds = new ArrayList<>();
        long equity = account.portfolio().cash();
        for (int i = 0; i < learnt.size(); i++) {
            Windows.Window window = learnt.get(i).window();
            Tenure tenure = tenures.get(i);
            long end = tenure.hasEnded() ? tenure.endEquity() : equity;
            if (i == learnt.size() - 1) {
                end = account.curve().last().equity();
            }
            Optional<Choice> choice = learnt.get(i).choice();
            folds.add(
                    new Fold(
                            window,
                            choice.map(found -> values(found.trial().place())).orElse(Map.of()),
                            choice.map(Choice::neighbourhood).orElse(Double.NaN),
                            choice.map(found -> found.trial().figure(Measure.RETURN))
                                    .orElse(Double.NaN),
                            clock.openTime(window.trainFrom()),
                            clock.closeTime(window.trainUntil() - 1),
                            tenure.from(),
                            tenure.until(),
                            equity <= 0 ? 0 : (double) end / equity - 1,
                            tenure.seamCost()));
            equity = end;
        }
        return folds;
    }

    private Map<String, String> values(Place place) {
        return request.search().space().values(place);
    }
}
