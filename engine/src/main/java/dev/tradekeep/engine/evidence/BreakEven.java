package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.statistics.NeumaierSum;

/** The costs a side at which trades would have earned nothing. */
public final class BreakEven {
    private BreakEven() {}

    /**
     * c with Π (1 + g)(1 − c) / (1 + c) = 1, as a share of what is traded; below 0 when the trades
     * lose without costs.
     *
     * @param gains what each trade earned before costs, as a share of what it cost; above −1, at
     *     least one
     */
    public static double perSide(double[] gains) {
        NeumaierSum logs = new NeumaierSum();
        for (double gain : gains) {
            logs.add(StrictMath.log1p(gain));
        }
        return StrictMath.tanh(logs.total() / gains.length / 2);
    }
}
