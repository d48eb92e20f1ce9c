package dev.tradekeep.engine.evidence;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How deep the same trades fall in another order. */
final class ShuffledTrades {
    private static final int ORDERS_MAX = 1_000;
    private static final int ORDERS_MIN = 100;

    /** Trades that are put in order in all. */
    private static final int PLACED_MAX = 1_000_000;

    private static final double ONE_OF_TWENTY = 0.05;

    private ShuffledTrades() {}

    /**
     * The drawdown that one of twenty orders exceeds, as a share.
     *
     * @param growths of equity by each trade: 1.01 for one percent
     */
    static double drawdown(double[] growths, RandomGenerator random) {
        double[] order = growths.clone();
        int orders = Math.clamp(PLACED_MAX / growths.length, ORDERS_MIN, ORDERS_MAX);
        double[] falls = new double[orders];
        for (int i = 0; i < orders; i++) {
            for (int k = order.length - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                double moved = order[k];
                order[k] = order[other];
                order[other] = moved;
            }
            falls[i] = deepest(order);
        }
        Arrays.sort(falls);
        return StationaryBootstrap.quantile(falls, 1 - ONE_OF_TWENTY);
    }

    private static double deepest(double[] growths) {
        double equity = 1;
        double peak = 1;
        double deepest = 0;
        for (double growth : growths) {
            equity *= growth;
            peak = Math.max(peak, equity);
            deepest = Math.max(deepest, 1 - equity / peak);
        }
        return deepest;
    }
}
