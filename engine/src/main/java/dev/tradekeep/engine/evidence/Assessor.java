package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestFill;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.backtest.BacktestTrip;
import dev.tradekeep.engine.statistics.DayCurve;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.strategies.RoundTrip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the checks that need no other run. The same run, seed and trials give the same assessment.
 */
public final class Assessor {
    /** Trades below which nothing is shown. */
    static final int TRADES_MIN = 30;

    /** Days below which nothing is drawn from them. */
    static final int DAYS_MIN = 10;

    private static final double CONFIDENCE = 0.05;
    private static final double FAIR = 0.2;
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.9;
    private static final double SHARPE_MAX = 3;
    private static final double WINS_MAX = 0.95;
    private static final int BEST_DAYS = 5;
    private static final double BEST_TRADES = 0.01;
    private static final double BASIS_POINTS = 10_000;

    private final BacktestPlan plan;
    private final BacktestOutcome outcome;
    private final BacktestOutcome.Account account;
    private final double[] returns;
    private final long seed;
    private final List<CandleReport> candles;
    private final CompletableFuture<Check> randomEntry;
    private final CompletableFuture<Check> bootstrap;
    private final CompletableFuture<List<Outlook>> outlook;
    private final CompletableFuture<Optional<Double>> drawdownToStop;

    private Assessor(
            BacktestPlan plan, BacktestOutcome outcome, List<CandleReport> candles, long seed) {
        this.plan = plan;
        this.outcome = outcome;
        this.seed = seed;
        account = outcome.accounts().getFirst();
        returns = returns(plan, account);
        this.candles = candles;
        randomEntry = CompletableFuture.supplyAsync(this::randomEntry);
        bootstrap = CompletableFuture.supplyAsync(this::bootstrap);
        outlook = CompletableFuture.supplyAsync(this::outlook);
        drawdownToStop = CompletableFuture.supplyAsync(this::drawdownToStop);
    }

    /**
     * Begins to check a run, on other threads.
     *
     * @param candles of each feed, in the order of the plan's
     * @param seed of what is drawn
     */
    public static Assessor begin(
            BacktestPlan plan, BacktestOutcome outcome, List<CandleReport> candles, long seed) {
        return new Assessor(plan, outcome, candles, seed);
    }

    /** How well its trades are timed; waits for it. */
    public Check timing() {
        return randomEntry.join();
    }

    /**
     * What came of the checks; waits for them.
     *
     * @param trials how many different ones of this strategy were made on these candles, this one
     *     counted; 1 or more
     * @param runs what came of {@link RepeatedRuns}; empty when they were not made
     */
    public Assessment assess(int trials, List<Check> runs) {
        Map<CheckKind, Check> made = new EnumMap<>(CheckKind.class);
        List<Check> all = new ArrayList<>(new DataChecks(plan, outcome, candles).made());
        all.addAll(
                List.of(
                        net(),
                        sample(),
                        randomEntry.join(),
                        bootstrap.join(),
                        trackRecord(),
                        deflatedSharpe(trials),
                        breakEven(),
                        bestTrades(),
                        bestDays(),
                        tooGood()));
        all.addAll(runs);
        all.forEach(check -> made.put(check.kind(), check));
        for (CheckKind kind : CheckKind.values()) {
            made.computeIfAbsent(kind, _ -> Check.none(kind, "not made"));
        }
        List<Check> checks = List.copyOf(made.values());
        return new Assessment(
                Assessment.verdict(checks),
                checks,
                candles,
                outlook.join(),
                drawdownToStop.join().orElse(null));
    }

    private static double[] returns(BacktestPlan plan, BacktestOutcome.Account account) {
        DayCurve days = new DayCurve();
        account.days().forEach(days::add);
        return days.returns(plan.sessions());
    }

    private Check net() {
        double net = amount(account.curve().last().equity() - account.portfolio().cash());
        return Check.of(CheckKind.NET, net > 0 ? Grade.OK : Grade.FAIL, net, 0);
    }

    private Check sample() {
        int trades = outcome.trips().size();
        return Check.of(
                CheckKind.SAMPLE, trades >= TRADES_MIN ? Grade.OK : Grade.FAIL, trades, TRADES_MIN);
    }

    private Check randomEntry() {
        if (outcome.trips().isEmpty()) {
            return Check.none(CheckKind.RANDOM_ENTRY, "no trade was closed");
        }
        RandomEntry.Result result =
                RandomEntry.test(traded(), Draws.of(seed, CheckKind.RANDOM_ENTRY.name()));
        return new Check(
                CheckKind.RANDOM_ENTRY,
                gradeOf(result.pValue()),
                result.pValue(),
                CONFIDENCE,
                result.draws() + " draws");
    }

    private static Grade gradeOf(double pValue) {
        if (pValue <= CONFIDENCE) {
            return Grade.OK;
        }
        return pValue <= FAIR ? Grade.DOUBT : Grade.FAIL;
    }

    private List<RandomEntry.Traded> traded() {
        List<RandomEntry.Traded> markets = new ArrayList<>();
        for (int market = 0; market < outcome.markets().size(); market++) {
            BarColumns bars = plan.finestFeed(market).candles();
            List<RandomEntry.Held> held = new ArrayList<>();
            for (BacktestTrip of : outcome.trips()) {
                if (of.market() == market) {
                    held.add(
                            new RandomEntry.Held(
                                    barOf(bars, of.trip().openedAt()),
                                    barOf(bars, of.trip().closedAt()),
                                    of.trip().side() == Side.BUY ? 1 : -1));
                }
            }
            if (!held.isEmpty()) {
                markets.add(new RandomEntry.Traded(prices(bars), held));
            }
        }
        return markets;
    }

    private static double[] prices(BarColumns bars) {
        double[] prices = new double[bars.count() + 1];
        for (int i = 0; i < bars.count(); i++) {
            prices[i] = bars.open(i);
        }
        prices[bars.count()] = bars.close(bars.count() - 1);
        return prices;
    }

    /** The last bar that opens at or before a time. */
    private static int barOf(BarColumns bars, long at) {
        int low = 0;
        int high = bars.count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (bars.openTime(middle) <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private boolean hasDays() {
        return returns.length >= DAYS_MIN && Arrays.stream(returns).distinct().limit(2).count() > 1;
    }

    private static Check tooFewDays(CheckKind kind) {
        return Check.none(kind, "it needs " + DAYS_MIN + " whole days whose returns differ");
    }

    private Check bootstrap() {
        if (!hasDays()) {
            return tooFewDays(CheckKind.BOOTSTRAP);
        }
        double[] means =
                new StationaryBootstrap(returns)
                        .figures(
                                StationaryBootstrap.SERIES,
                                returns.length,
                                Draws.of(seed, CheckKind.BOOTSTRAP.name()),
                                drawn -> Arrays.stream(drawn).sum() / drawn.length);
        double bound = StationaryBootstrap.quantile(means, CONFIDENCE);
        return Check.of(CheckKind.BOOTSTRAP, bound > 0 ? Grade.OK : Grade.DOUBT, bound, 0);
    }

    private Check trackRecord() {
        if (!hasDays()) {
            return tooFewDays(CheckKind.TRACK_RECORD);
        }
        double needed = SharpeEvidence.of(returns).periodsToBelieve(0);
        return Check.of(
                CheckKind.TRACK_RECORD,
                returns.length >= needed ? Grade.OK : Grade.DOUBT,
                returns.length,
                needed);
    }

    private Check deflatedSharpe(int trials) {
        if (!hasDays()) {
            return tooFewDays(CheckKind.DEFLATED_SHARPE);
        }
        SharpeEvidence evidence = SharpeEvidence.of(returns);
        // Worthless trials of so many days spread by this much.
        double variance = 1.0 / (returns.length - 1);
        double lucky = SharpeEvidence.luckyRatio(variance, trials);
        double probability = evidence.probabilityAbove(lucky);
        if (Double.isNaN(probability)) {
            return Check.none(
                    CheckKind.DEFLATED_SHARPE,
                    "the moments of so few returns contradict one another");
        }
        Grade grade =
                probability >= SURE ? Grade.OK : probability >= LIKELY ? Grade.DOUBT : Grade.FAIL;
        return new Check(
                CheckKind.DEFLATED_SHARPE,
                grade,
                probability,
                SURE,
                trials == 1 ? "1 trial" : trials + " trials");
    }

    /** What a side cost, as a share of what was traded. */
    private double costs(double slippage) {
        double traded = 0;
        double fees = 0;
        for (BacktestTrip of : outcome.trips()) {
            traded += (double) of.trip().entryNotional() + of.trip().exitNotional();
            fees += of.trip().fees();
        }
        return traded == 0 ? 0 : fees / traded + slippage;
    }

    /** Slippage as a share of what was traded. */
    private double slippage() {
        double slippage = 0;
        double traded = 0;
        for (BacktestFill of : outcome.fills()) {
            slippage += of.fill().slippage();
            traded += of.fill().notional();
        }
        return traded == 0 ? 0 : slippage / traded;
    }

    private Check breakEven() {
        double slippage = slippage();
        double[] gains =
                outcome.trips().stream()
                        .map(BacktestTrip::trip)
                        .filter(trip -> trip.entryNotional() > 0 && trip.exitNotional() > 0)
                        .mapToDouble(trip -> gain(trip, slippage))
                        .toArray();
        if (gains.length == 0) {
            return Check.none(CheckKind.BREAK_EVEN, "no trade was closed");
        }
        double costs = costs(slippage);
        double even = BreakEven.perSide(gains);
        Grade grade = even >= 2 * costs ? Grade.OK : even >= costs ? Grade.DOUBT : Grade.FAIL;
        return Check.of(CheckKind.BREAK_EVEN, grade, even * BASIS_POINTS, costs * BASIS_POINTS);
    }

    /** What a trade earned before all costs, as a share. */
    private static double gain(RoundTrip trip, double slippage) {
        boolean isLong = trip.side() == Side.BUY;
        double bought = isLong ? trip.entryNotional() : trip.exitNotional();
        double sold = isLong ? trip.exitNotional() : trip.entryNotional();
        return sold / (1 - slippage) / (bought / (1 + slippage)) - 1;
    }

    private Check bestTrades() {
        double[] nets =
                outcome.trips().stream()
                        .mapToDouble(of -> (double) of.trip().net())
                        .sorted()
                        .toArray();
        if (nets.length == 0) {
            return Check.none(CheckKind.BEST_TRADES, "no trade was closed");
        }
        int left = nets.length - (int) Math.max(1, Math.ceil(nets.length * BEST_TRADES));
        double all = Arrays.stream(nets).sum();
        double rest = Arrays.stream(nets, 0, left).sum();
        return Check.of(
                CheckKind.BEST_TRADES,
                Math.signum(all) == Math.signum(rest) ? Grade.OK : Grade.DOUBT,
                rest / units(),
                0);
    }

    private Check bestDays() {
        double[] days =
                account.days().stream()
                        .mapToDouble(day -> (double) day.endEquity() - day.startEquity())
                        .sorted()
                        .toArray();
        if (days.length <= BEST_DAYS) {
            return Check.none(CheckKind.BEST_DAYS, "it needs more than " + BEST_DAYS + " days");
        }
        double all = Arrays.stream(days).sum();
        double rest = Arrays.stream(days, 0, days.length - BEST_DAYS).sum();
        return Check.of(
                CheckKind.BEST_DAYS,
                Math.signum(all) == Math.signum(rest) ? Grade.OK : Grade.DOUBT,
                rest / units(),
                0);
    }

    private Check tooGood() {
        double sharpe = value(Measure.SHARPE);
        double wins = value(Measure.WIN_RATE);
        boolean odd = sharpe > SHARPE_MAX || (wins > WINS_MAX && outcome.trips().size() >= 10);
        return Check.of(CheckKind.TOO_GOOD, odd ? Grade.DOUBT : Grade.OK, sharpe, SHARPE_MAX);
    }

    private double value(Measure measure) {
        return account.statistics().account().get(measure) instanceof Statistic.Value(double value)
                ? value
                : 0;
    }

    private List<Outlook> outlook() {
        if (!hasDays()) {
            return List.of();
        }
        StationaryBootstrap drawn = new StationaryBootstrap(returns);
        return List.of(Outlook.of(drawn, 30, seed), Outlook.of(drawn, 90, seed));
    }

    private Optional<Double> drawdownToStop() {
        List<BacktestTrip> trips = outcome.trips();
        if (trips.isEmpty()) {
            return Optional.empty();
        }
        double[] growths = new double[trips.size()];
        double equity = account.portfolio().cash();
        for (int i = 0; i < growths.length; i++) {
            double net = trips.get(i).trip().net();
            growths[i] = equity <= 0 ? 0 : Math.max(0, (equity + net) / equity);
            equity += net;
        }
        return Optional.of(ShuffledTrades.drawdown(growths, Draws.of(seed, "drawdown")));
    }

    private double amount(long units) {
        return units / units();
    }

    /** Units of the quote asset in one. */
    private double units() {
        return StrictMath.pow(10, account.portfolio().quote().scale());
    }
}
