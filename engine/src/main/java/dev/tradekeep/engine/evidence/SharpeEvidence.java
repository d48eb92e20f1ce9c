package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.statistics.Moments;

/**
 * How far a Sharpe ratio can be believed. Ratios are those of one period, not of a year.
 *
 * @param ratio mean by deviation of the periods' returns
 * @param skewness of the returns
 * @param kurtosis of the returns, 3 for a normal distribution
 * @param periods how many returns there are, 2 or more
 */
public record SharpeEvidence(double ratio, double skewness, double kurtosis, int periods) {
    private static final double CONFIDENCE = 0.95;

    /**
     * The evidence of some returns.
     *
     * @param returns of whole periods; they deviate
     */
    public static SharpeEvidence of(double[] returns) {
        Moments moments = Moments.of(returns);
        return new SharpeEvidence(
                moments.mean() / moments.deviation(),
                moments.skewness(),
                moments.kurtosis(),
                returns.length);
    }

    /** How much wider than that of normal returns the ratio's error is, squared. */
    private double spread() {
        return 1 - skewness * ratio + (kurtosis - 1) * ratio * ratio / 4;
    }

    /**
     * The probability that the true ratio is above another (Bailey and López de Prado 2012); NaN
     * when the moments of so few returns contradict one another.
     */
    public double probabilityAbove(double other) {
        return NormalCurve.below(
                (ratio - other) * StrictMath.sqrt(periods - 1) / StrictMath.sqrt(spread()));
    }

    /**
     * How many periods it takes to believe, at 95 %, that the true ratio is above another; infinite
     * when the ratio is not.
     */
    public double periodsToBelieve(double other) {
        if (ratio <= other) {
            return Double.POSITIVE_INFINITY;
        }
        double distance = NormalCurve.quantile(CONFIDENCE) / (ratio - other);
        return 1 + spread() * distance * distance;
    }

    /**
     * The ratio that the best of some trials has by luck alone (Bailey and López de Prado 2014).
     *
     * @param variance of the trials' ratios
     * @param trials how many were made; of one it is 0
     */
    public static double luckyRatio(double variance, double trials) {
        return StrictMath.sqrt(variance) * NormalCurve.expectedMaximum(trials);
    }

    /**
     * How many years of returns it takes until the best of some worthless trials stays below a
     * ratio (Bailey and others 2014).
     *
     * @param yearly the ratio a year, above 0
     */
    public static double yearsUntilBelow(double trials, double yearly) {
        double best = NormalCurve.expectedMaximum(trials) / yearly;
        return best * best;
    }

    /**
     * The Sharpe ratio a year that the best of some worthless strategies shows on one year.
     *
     * @param trials how many are tried
     */
    public static double luckyYear(double trials) {
        return NormalCurve.expectedMaximum(trials);
    }
}
