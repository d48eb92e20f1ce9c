package dev.tradekeep.engine.statistics;

import dev.tradekeep.engine.performance.Drawdown;
import dev.tradekeep.engine.performance.RoundTrips;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.TradingDays;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the figures of an account when it has ended, or as it stands. */
public final class Figures {
    private static final String UNDER_A_YEAR = "it covers less than a year";
    private static final String NO_TIME = "no time has passed";
    private static final String NOTHING_OPEN = "nothing is open";
    private static final String NO_PRICE = "no price of what is open is known";
    private static final String NEVER_FELL = "equity never fell";
    private static final String NEVER_TRADED = "cash was kept";
    private static final String NO_BENCHMARK = "there is nothing to compare with";

    private static final Statistic NOTHING_LOST = new Statistic.Value(0);

    private final PerformanceTracker account;
    private final DayCurve days;
    private final Terms terms;
    private final boolean ruined;
    private final Map<Measure, Statistic> figures = new EnumMap<>(Measure.class);

    private Figures(PerformanceTracker account, DayCurve days, Terms terms) {
        this.account = account;
        this.days = days;
        this.terms = terms;
        ruined = !days.isEmpty() && days.endEquity() <= 0;
    }

    /**
     * The deepest fall over closes.
     *
     * @param share of the peak
     * @param micros how long it lasted
     */
    public record Fall(Statistic share, long micros) {
        /** A fall that was followed from close to close. */
        public static Fall of(Drawdown drawdown, long micros) {
            return new Fall(Figures.share(drawdown), micros);
        }
    }

    /**
     * What closing what is open would bring.
     *
     * @param prices the last of each instrument, price units; 0 for none
     * @param fee of closing it
     * @param slippage of closing it
     */
    public record Marks(List<Long> prices, BasisPoints fee, BasisPoints slippage) {
        public Marks {
            prices = List.copyOf(prices);
        }
    }

    /**
     * The figures of an account.
     *
     * @param hold the days of buy-and-hold; null where it is not known, or is this account itself
     */
    public static Performance of(
            PerformanceTracker account,
            Fall fall,
            Marks marks,
            Terms terms,
            @Nullable DayCurve hold) {
        Figures made = new Figures(account, account.days(), terms);
        made.putFalls(fall);
        made.putGrowth();
        made.putRatios(hold);
        made.putTrades();
        made.putOpen(marks);
        made.figures.put(Measure.PROFIT, new Statistic.Money(account.days().profit()));
        return new Performance(made.figures, made.ruined);
    }

    /**
     * The figures of a part of an account, which has no equity of its own.
     *
     * @param days of the account
     */
    static Performance ofPart(PerformanceTracker part, Marks marks, DayCurve days) {
        Figures made = new Figures(part, days, Terms.of(TradingDays.EVERY_DAY));
        made.putTrades();
        made.putOpen(marks);
        made.figures.put(Measure.PROFIT, made.partProfit());
        made.figures.remove(Measure.TURNOVER);
        made.figures.remove(Measure.OPEN_SHARE);
        return new Performance(made.figures, false);
    }

    /** What the closed trades earned, and what the open position has so far. */
    private Statistic partProfit() {
        BigInteger closed = account.trades().net();
        Statistic open = figures.get(Measure.OPEN_PROFIT);
        if (open instanceof Statistic.Money money) {
            return new Statistic.Money(
                    closed.add(BigInteger.valueOf(money.units())).longValueExact());
        }
        return account.holds() && open != null
                ? open
                : new Statistic.Money(closed.longValueExact());
    }

    /** The figures of money that was kept. */
    public static Performance ofCash() {
        Map<Measure, Statistic> kept = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            kept.put(measure, Statistic.none(NEVER_TRADED));
        }
        kept.put(Measure.RETURN, new Statistic.Value(0));
        kept.put(Measure.DRAWDOWN, new Statistic.Value(0));
        kept.put(Measure.EXPOSURE, new Statistic.Value(0));
        kept.put(Measure.PROFIT, new Statistic.Money(0));
        kept.put(Measure.FEES, new Statistic.Money(0));
        return new Performance(kept, false);
    }

    private void putFalls(Fall fall) {
        figures.put(Measure.DRAWDOWN, fall.share());
        boolean fell = !fall.share().equals(NOTHING_LOST);
        figures.put(
                Measure.DRAWDOWN_LENGTH,
                fell ? new Statistic.Span(fall.micros()) : Statistic.none(NEVER_FELL));
        figures.put(
                Measure.DRAWDOWN_INSIDE,
                account.looksInside() || !account.hasTraded()
                        ? larger(fall.share(), Statistic.of(account.deepestInside()))
                        : Statistic.none("the bars were not looked at"));
    }

    private static Statistic share(Drawdown fall) {
        if (fall.amount() == 0) {
            return NOTHING_LOST;
        }
        long peak = fall.peak().equity();
        return peak <= 0
                ? Statistic.none("equity was never above 0")
                : Statistic.of((double) fall.amount() / peak);
    }

    private static Statistic larger(Statistic closes, Statistic inside) {
        return closes instanceof Statistic.Value one
                        && inside instanceof Statistic.Value other
                        && other.value() > one.value()
                ? inside
                : closes;
    }

    private void putGrowth() {
        Statistic total = days.totalReturn();
        figures.put(Measure.RETURN, total);
        Statistic cagr = cagr(total);
        figures.put(Measure.CAGR, cagr);
        figures.put(Measure.CALMAR, calmar(cagr));
    }

    private Statistic cagr(Statistic total) {
        if (ruined) {
            return new Statistic.Value(-1);
        }
        if (!(total instanceof Statistic.Value known)) {
            return total;
        }
        return isUnderAYear()
                ? Statistic.none(UNDER_A_YEAR)
                : Growth.cagr(known.value(), days.micros());
    }

    private Statistic calmar(Statistic cagr) {
        if (isUnderAYear()) {
            return Statistic.none(UNDER_A_YEAR);
        }
        return cagr instanceof Statistic.Value a
                        && figures.get(Measure.DRAWDOWN) instanceof Statistic.Value fall
                ? Growth.calmar(a.value(), fall.value())
                : cagr;
    }

    private boolean isUnderAYear() {
        return days.isEmpty() || days.micros() < Growth.YEAR_MICROS;
    }

    private void putRatios(@Nullable DayCurve hold) {
        double[] returns = days.returns(terms.sessions());
        double free = terms.riskFree();
        int periods = terms.periodsPerYear();
        figures.put(Measure.SHARPE, Ratios.sharpe(returns, free, periods));
        figures.put(Measure.SHARPE_ERROR, Ratios.sharpeError(returns, free, periods));
        figures.put(Measure.SORTINO, Ratios.sortino(returns, free, periods));
        double[] held = hold == null ? new double[0] : hold.returns(terms.sessions());
        if (hold == null || held.length != returns.length) {
            figures.put(Measure.BETA, Statistic.none(NO_BENCHMARK));
            figures.put(Measure.ALPHA, Statistic.none(NO_BENCHMARK));
            return;
        }
        figures.put(Measure.BETA, Ratios.beta(returns, held, free));
        figures.put(
                Measure.ALPHA,
                isUnderAYear()
                        ? Statistic.none(UNDER_A_YEAR)
                        : Ratios.alpha(returns, held, free, periods));
    }

    private void putTrades() {
        TradeTotals trades = account.trades();
        figures.put(Measure.TRADES, new Statistic.Count(trades.count()));
        figures.put(Measure.WIN_RATE, trades.winRate());
        figures.put(Measure.PROFIT_FACTOR, trades.profitFactor());
        figures.put(Measure.EXPECTANCY, trades.expectancy());
        figures.put(Measure.SQN, trades.sqn());
        TradeTotals reductions = account.reductions();
        figures.put(Measure.CLOSING_FILLS, new Statistic.Count(reductions.count()));
        figures.put(Measure.CLOSING_FILLS_WON, reductions.winRate());
        figures.put(Measure.CLOSING_FILLS_PROFIT_FACTOR, reductions.profitFactor());
        figures.put(Measure.CLOSING_FILLS_EXPECTANCY, reductions.expectancy());
        figures.put(
                Measure.EXPOSURE,
                Statistic.ratio(
                        (double) account.heldMicros(days.endedAt()),
                        (double) days.micros(),
                        NO_TIME));
        figures.put(Measure.TURNOVER, turnover());
        figures.put(Measure.FEES, new Statistic.Money(account.fees()));
        figures.put(Measure.SLIPPAGE, new Statistic.Money(account.slippage()));
    }

    private Statistic turnover() {
        double mean = days.isEmpty() ? 0 : days.meanEquity();
        return mean <= 0
                ? Statistic.none("mean equity is 0 or less")
                : Statistic.of(account.notional() / mean);
    }

    private void putOpen(Marks marks) {
        if (!account.holds()) {
            putNoOpen(NOTHING_OPEN);
            return;
        }
        long profit = 0;
        long cost = 0;
        for (int i = 0; i < account.instruments(); i++) {
            RoundTrips trips = account.trips(i);
            long price = marks.prices().get(i);
            if (trips.position().isFlat()) {
                continue;
            }
            if (price <= 0) {
                putNoOpen(NO_PRICE);
                return;
            }
            profit = FixedPoint.addClamped(profit, trips.openProfit(price));
            long worth = Math.abs(trips.worth(price));
            long slipped = marks.slippage().of(worth, RoundingMode.CEILING);
            long fee = marks.fee().of(worth - slipped, RoundingMode.CEILING);
            cost = FixedPoint.addClamped(cost, FixedPoint.addClamped(slipped, fee));
        }
        figures.put(Measure.OPEN_PROFIT, new Statistic.Money(profit));
        figures.put(Measure.CLOSING_COST, new Statistic.Money(cost));
        figures.put(
                Measure.OPEN_SHARE,
                Statistic.ratio(
                        (double) profit, (double) days.profit(), "nothing was earned or lost"));
    }

    private void putNoOpen(String reason) {
        figures.put(Measure.OPEN_PROFIT, Statistic.none(reason));
        figures.put(Measure.OPEN_SHARE, Statistic.none(reason));
        figures.put(Measure.CLOSING_COST, Statistic.none(reason));
    }
}
