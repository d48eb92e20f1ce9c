package dev.tradekeep.engine.statistics;

/**
 * Ratios of returns to what they risked. Pure functions: the same figures give the same result on
 * every machine. Returns are of whole periods in the order of time, 0.01 for one percent.
 */
public final class Ratios {
    /** Ratios of fewer periods say nothing. */
    public static final int PERIODS_MIN = 10;

    private static final String NO_DEVIATION = "the returns do not deviate";
    private static final String NO_LOSS = "no period lost anything";
    private static final String NO_BENCHMARK = "the benchmark does not deviate";

    private Ratios() {}

    /**
     * Sharpe ratio a year (Sharpe 1994): mean excess return by its deviation, times √A.
     *
     * @param riskFree return of a period without risk
     * @param periodsPerYear A: 365 for days, 252 for sessions
     */
    public static Statistic sharpe(double[] returns, double riskFree, int periodsPerYear) {
        if (returns.length < PERIODS_MIN) {
            return tooFew(returns.length);
        }
        Moments moments = Moments.of(excess(returns, riskFree));
        return moments.deviation() == 0
                ? Statistic.none(NO_DEVIATION)
                : Statistic.of(
                        moments.mean() / moments.deviation() * StrictMath.sqrt(periodsPerYear));
    }

    /**
     * Standard error of {@link #sharpe} (Lo 2002, Mertens 2002), which counts skewness and fat
     * tails.
     */
    public static Statistic sharpeError(double[] returns, double riskFree, int periodsPerYear) {
        if (returns.length < PERIODS_MIN) {
            return tooFew(returns.length);
        }
        Moments moments = Moments.of(excess(returns, riskFree));
        if (moments.deviation() == 0) {
            return Statistic.none(NO_DEVIATION);
        }
        double ratio = moments.mean() / moments.deviation();
        double spread =
                1 - moments.skewness() * ratio + (moments.kurtosis() - 1) * ratio * ratio / 4;
        return spread < 0
                ? Statistic.none("the moments of so few returns contradict one another")
                : Statistic.of(
                        StrictMath.sqrt(spread / (returns.length - 1))
                                * StrictMath.sqrt(periodsPerYear));
    }

    /**
     * Sortino ratio a year (Sortino and Price 1994): mean excess return by the root of the mean
     * square of what fell short, over all periods.
     */
    public static Statistic sortino(double[] returns, double riskFree, int periodsPerYear) {
        if (returns.length < PERIODS_MIN) {
            return tooFew(returns.length);
        }
        double[] excess = excess(returns, riskFree);
        NeumaierSum squares = new NeumaierSum();
        for (double one : excess) {
            double shortfall = Math.min(0, one);
            squares.add(shortfall * shortfall);
        }
        double downside = StrictMath.sqrt(squares.total() / excess.length);
        return downside == 0
                ? Statistic.none(NO_LOSS)
                : Statistic.of(
                        NeumaierSum.of(excess)
                                / excess.length
                                / downside
                                * StrictMath.sqrt(periodsPerYear));
    }

    /**
     * β: how far returns follow those of a benchmark, by least squares.
     *
     * @param benchmark of the same periods
     */
    public static Statistic beta(double[] returns, double[] benchmark, double riskFree) {
        requireSamePeriods(returns, benchmark);
        if (returns.length < PERIODS_MIN) {
            return tooFew(returns.length);
        }
        Moments of = Moments.of(excess(returns, riskFree));
        Moments to = Moments.of(excess(benchmark, riskFree));
        if (to.deviation() == 0) {
            return Statistic.none(NO_BENCHMARK);
        }
        NeumaierSum together = new NeumaierSum();
        NeumaierSum alone = new NeumaierSum();
        for (int i = 0; i < returns.length; i++) {
            double off = benchmark[i] - riskFree - to.mean();
            together.add((returns[i] - riskFree - of.mean()) * off);
            alone.add(off * off);
        }
        return Statistic.ratio(together.total(), alone.total(), NO_BENCHMARK);
    }

    /** α a year (Jensen 1968): what {@link #beta} leaves of the mean return, times A. */
    public static Statistic alpha(
            double[] returns, double[] benchmark, double riskFree, int periodsPerYear) {
        if (!(beta(returns, benchmark, riskFree) instanceof Statistic.Value beta)) {
            return beta(returns, benchmark, riskFree);
        }
        double mean = NeumaierSum.of(excess(returns, riskFree)) / returns.length;
        double of = NeumaierSum.of(excess(benchmark, riskFree)) / benchmark.length;
        return Statistic.of((mean - beta.value() * of) * periodsPerYear);
    }

    private static double[] excess(double[] returns, double riskFree) {
        double[] excess = new double[returns.length];
        for (int i = 0; i < excess.length; i++) {
            excess[i] = returns[i] - riskFree;
        }
        return excess;
    }

    private static void requireSamePeriods(double[] returns, double[] benchmark) {
        if (returns.length != benchmark.length) {
            throw new IllegalArgumentException(
                    "Wanted returns of the same periods, found "
                            + returns.length
                            + " and "
                            + benchmark.length);
        }
    }

    private static Statistic tooFew(int periods) {
        return Statistic.none(
                "it needs " + PERIODS_MIN + " whole periods, and there are " + periods);
    }
}
