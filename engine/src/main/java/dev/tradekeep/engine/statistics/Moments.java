package dev.tradekeep.engine.statistics;

/**
 * The shape of some figures.
 *
 * @param count how many
 * @param mean 0 without any
 * @param deviation with n−1 in the divisor; 0 for fewer than two
 * @param skewness third central moment over n, by the deviation over n; 0 without deviation
 * @param kurtosis the fourth likewise: 3 for a normal distribution, 0 without deviation
 */
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {

    public static Moments of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Moments(0, 0, 0, 0, 0);
        }
        double mean = NeumaierSum.of(values) / n;
        NeumaierSum second = new NeumaierSum();
        NeumaierSum third = new NeumaierSum();
        NeumaierSum fourth = new NeumaierSum();
        for (double value : values) {
            double off = value - mean;
            double square = off * off;
            second.add(square);
            third.add(square * off);
            fourth.add(square * square);
        }
        if (n < 2 || isNothing(second.total(), n, mean)) {
            return new Moments(n, mean, 0, 0, 0);
        }
        double variance = second.total() / n;
        return new Moments(
                n,
                mean,
                StrictMath.sqrt(second.total() / (n - 1)),
                third.total() / n / (variance * StrictMath.sqrt(variance)),
                fourth.total() / n / (variance * variance));
    }

    /** Whether what deviates is but the rounding of equal figures. */
    private static boolean isNothing(double squares, int n, double mean) {
        double rounding = Math.ulp(mean);
        return squares <= n * rounding * rounding;
    }
}
