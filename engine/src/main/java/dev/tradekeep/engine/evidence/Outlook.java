package dev.tradekeep.engine.evidence;

/**
 * Where live days should end if the future is like the days of a backtest, drawn anew in blocks.
 *
 * @param days how many
 * @param low one of twenty ends lower; a return as a share
 * @param high one of twenty ends higher
 * @param stop one of a hundred ends lower: there the strategy is not what it was
 */
public record Outlook(int days, double low, double high, double stop) {
    private static final double ONE_OF_TWENTY = 0.05;
    private static final double ONE_OF_A_HUNDRED = 0.01;

    static Outlook of(StationaryBootstrap returns, int days, long seed) {
        double[] ends =
                returns.figures(
                        StationaryBootstrap.SERIES,
                        days,
                        Draws.of(seed, "outlook " + days),
                        Outlook::growth);
        return new Outlook(
                days,
                StationaryBootstrap.quantile(ends, ONE_OF_TWENTY),
                StationaryBootstrap.quantile(ends, 1 - ONE_OF_TWENTY),
                StationaryBootstrap.quantile(ends, ONE_OF_A_HUNDRED));
    }

    private static double growth(double[] returns) {
        double growth = 1;
        for (double one : returns) {
            growth *= 1 + one;
        }
        return growth - 1;
    }
}
