package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.engine.run.HoldBenchmark;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.DayCurve;
import dev.tradekeep.engine.statistics.Figures;
import dev.tradekeep.engine.statistics.Terms;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.instrument.CashRoom;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.venue.FillReport;
import dev.tradekeep.venue.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One run of an engine over candles in memory, on a simulated exchange, with books in memory: what
 * it books is checked as on disk, and nothing is written. The same plan gives the same outcome.
 * Used once, on one thread.
 */
public final class Backtest {
    /** Candles between two calls of whoever hears of the progress. */
    static final int PROGRESS_CANDLES = 1 << 14;

    /** Portfolios that are told next to buy-and-hold; of more each would cost every bar time. */
    static final int HOLDS_MAX = 4;

    private final BacktestPlan plan;
    private final EngineSetup setup;
    private final MemoryBooks books;
    private final SimulatedRun run;
    private final Portfolio[] portfolios;

    /** Of each portfolio what holding would have made of it; none when there are too many. */
    private final List<Optional<HoldBenchmark>> holds;

    private long candles;
    private long told;
    private boolean ruined;
    private final HoldBenchmark[] benchmarks;

    /** Whether it ends when nothing was asked for in the first half. */
    private final boolean mayGiveUp;

    private Backtest(BacktestPlan plan, boolean compares, boolean foresees) {
        this.plan = plan;
        mayGiveUp = !compares;
        setup = plan.setup();
        books = new MemoryBooks(plan, setup);
        holds = compares ? holds(plan, setup) : List.of();
        benchmarks = holds.stream().flatMap(Optional::stream).toArray(HoldBenchmark[]::new);
        EngineState state = new EngineState(setup);
        for (int i = 0; i < plan.portfolios().size(); i++) {
            BacktestPlan.PlannedPortfolio portfolio = plan.portfolios().get(i);
            state.loadBalance(i, portfolio.quote(), portfolio.cash());
        }
        run =
                new SimulatedRun(
                        setup, state, plan.rules().model(), plan.venueMarkets(), false, books);
        portfolios = state.portfolios().toArray(Portfolio[]::new);
        for (int feed = 0; foresees && feed < plan.feeds().size(); feed++) {
            run.core().foresee(feed, plan.feeds().get(feed).candles());
        }
    }

    private static List<Optional<HoldBenchmark>> holds(BacktestPlan plan, EngineSetup setup) {
        List<Optional<HoldBenchmark>> holds = new ArrayList<>();
        for (int i = 0; i < plan.portfolios().size(); i++) {
            holds.add(
                    plan.portfolios().size() > HOLDS_MAX
                            ? Optional.empty()
                            : HoldBenchmark.of(
                                    setup,
                                    i,
                                    plan.rules().model(),
                                    plan.venueMarkets(),
                                    plan.portfolios().get(i).cash()));
        }
        return holds;
    }

    /**
     * Runs a plan to its end.
     *
     * @param progress hears the number of candles run so far, now and then; what it throws ends the
     *     run
     * @throws dev.tradekeep.model.error.TradekeepException when an amount does not fit, or the
     *     books do not balance
     */
    public static BacktestOutcome run(BacktestPlan plan, LongConsumer progress) {
        plan.feeds().forEach(feed -> requireRoom(plan, feed));
        return new Backtest(plan, true, true).run(progress);
    }

    /**
     * Runs one plan of many: nothing is compared with buy-and-hold, and a run that has asked for
     * nothing by half of its candles ends there.
     *
     * @throws dev.tradekeep.model.error.TradekeepException as {@link #run}
     */
    public static BacktestOutcome trial(BacktestPlan plan) {
        plan.feeds().forEach(feed -> requireRoom(plan, feed));
        return new Backtest(plan, false, true).run(_ -> {});
    }

    /**
     * Runs a plan whose strategies have seen candles before.
     *
     * @param before the candles of each feed before those of the plan; nothing is traded in them
     * @param progress as of {@link #run}
     * @throws dev.tradekeep.model.error.TradekeepException as {@link #run}
     */
    public static BacktestOutcome resume(
            BacktestPlan plan, List<BacktestFeed> before, LongConsumer progress) {
        plan.feeds().forEach(feed -> requireRoom(plan, feed));
        Backtest backtest = new Backtest(plan, true, false);
        BarMoments moments = new BarMoments(before);
        for (List<BarClosed> bars = moments.next(); !bars.isEmpty(); bars = moments.next()) {
            bars.forEach(bar -> backtest.run.core().warmUp(bar));
        }
        return backtest.run(progress);
    }

    /**
     * The days of buy-and-hold by the rules and costs of a plan; empty where they are not known.
     */
    public static Optional<DayCurve> holdDays(BacktestPlan plan) {
        Optional<HoldBenchmark> found =
                HoldBenchmark.of(
                        plan.setup(),
                        0,
                        plan.rules().model(),
                        plan.venueMarkets(),
                        plan.portfolios().getFirst().cash());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        HoldBenchmark hold = found.get();
        BarMoments moments = new BarMoments(plan.feeds());
        for (List<BarClosed> bars = moments.next(); !bars.isEmpty(); bars = moments.next()) {
            bars.forEach(hold::bar);
        }
        hold.finish();
        return hold.isTooLarge() ? Optional.empty() : Optional.of(hold.days());
    }

    /** What the cash of a portfolio buys must fit. */
    private static void requireRoom(BacktestPlan plan, BacktestFeed feed) {
        Instrument instrument = feed.listed().instrument();
        BarColumns candles = feed.candles();
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < candles.count(); i++) {
            lowest = Math.min(lowest, candles.low(i));
        }
        for (BacktestPlan.PlannedPortfolio portfolio : plan.portfolios()) {
            if (portfolio.quote().equals(instrument.quote())) {
                CashRoom.require(instrument, portfolio.cash(), lowest);
            }
        }
    }

    private BacktestOutcome run(LongConsumer progress) {
        long start = System.nanoTime();
        if (plan.feeds().size() == 1) {
            replay(plan.feeds().getFirst().candles(), progress);
        } else {
            replay(new BarMoments(plan.feeds()), progress);
        }
        run.finish();
        holds.forEach(hold -> hold.ifPresent(HoldBenchmark::finish));
        progress.accept(candles);
        books.require(run.core().state());
        return outcome(System.nanoTime() - start);
    }

    private void replay(BarColumns of, LongConsumer progress) {
        BarClosed bar = new BarClosed();
        int half = mayGiveUp ? of.count() / 2 : of.count();
        for (int i = 0; i < of.count() && !ruined; i++) {
            if (i == half && hasAskedForNothing()) {
                return;
            }
            run.step(BarMoments.read(bar, 0, of, i, of.closeTime(i)));
            saw(bar);
            ruined = isRuined();
            seen(1, progress);
        }
    }

    private void replay(BarMoments moments, LongConsumer progress) {
        List<BarClosed> bars = moments.next();
        long half =
                mayGiveUp
                        ? plan.feeds().stream().mapToLong(one -> one.candles().count()).sum() / 2
                        : Long.MAX_VALUE;
        boolean isLater = false;
        while (!bars.isEmpty() && !ruined) {
            if (!isLater && candles >= half) {
                if (hasAskedForNothing()) {
                    return;
                }
                isLater = true;
            }
            run.step(bars);
            for (int i = 0; i < bars.size(); i++) {
                saw(bars.get(i));
            }
            ruined = isRuined();
            seen(bars.size(), progress);
            bars = moments.next();
        }
    }

    /** A bar was taken: the figures go on. */
    private void saw(BarClosed bar) {
        books.statistics().bar(bar, run.core().state());
        for (int i = 0; i < benchmarks.length; i++) {
            benchmarks[i].bar(bar);
        }
    }

    private boolean hasAskedForNothing() {
        return run.core().progress().orders() == 0;
    }

    /** The run is over when nothing is left of any portfolio. */
    private boolean isRuined() {
        for (Portfolio portfolio : portfolios) {
            if (portfolio.equity() > 0) {
                return false;
            }
        }
        return true;
    }

    private void seen(int more, LongConsumer progress) {
        candles += more;
        if (candles - told >= PROGRESS_CANDLES) {
            told = candles;
            progress.accept(candles);
        }
    }

    private BacktestOutcome outcome(long nanos) {
        List<BacktestOutcome.Account> accounts = new ArrayList<>();
        for (Portfolio portfolio : run.core().state().portfolios()) {
            accounts.add(
                    new BacktestOutcome.Account(
                            plan.portfolios().get(portfolio.index()),
                            portfolio.curve(),
                            books.days(portfolio.index()),
                            portfolio.fees(),
                            comparison(portfolio.index()),
                            hold(portfolio.index())));
        }
        return new BacktestOutcome(
                run.core().progress(),
                accounts,
                books.orders(),
                books.fills(),
                books.trips(),
                fillReports(),
                books.ledger().sums(),
                books.risks(),
                books.alerts(),
                nanos);
    }

    private List<EquityPoint> hold(int portfolio) {
        List<EquityPoint> points = new ArrayList<>();
        benchmark(portfolio)
                .map(HoldBenchmark::days)
                .ifPresent(days -> {
                    for (int i = 0; i < days.size(); i++) {
                        points.add(new EquityPoint(days.until(i), days.end(i)));
                    }
                });
        return points;
    }

    private Optional<HoldBenchmark> benchmark(int portfolio) {
        return holds.isEmpty() ? Optional.empty() : holds.get(portfolio);
    }

    private Comparison comparison(int portfolio) {
        Terms terms = Terms.of(plan.sessions());
        Optional<HoldBenchmark> hold = benchmark(portfolio).filter(of -> !of.isTooLarge());
        return new Comparison(
                books.statistics()
                        .figures(
                                portfolio,
                                run.core().state(),
                                terms,
                                hold.map(HoldBenchmark::days).orElse(null)),
                hold.map(of -> of.figures(terms)).orElse(null),
                Figures.ofCash());
    }

    /** Of each market, by its index: that of its finest feed. */
    private List<FillReport> fillReports() {
        FillReport[] reports = new FillReport[setup.markets().size()];
        for (Feed feed : setup.feeds()) {
            Market market = run.market(feed.index());
            if (market != null) {
                reports[feed.market().index()] = market.report();
            }
        }
        return List.of(reports);
    }
}
