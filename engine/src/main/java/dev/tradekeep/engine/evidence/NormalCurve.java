package dev.tradekeep.engine.evidence;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal distribution. */
final class NormalCurve {
    /** The constant of Euler and Mascheroni. */
    private static final double EULER = 0.5772156649015329;

    private static final NormalDistribution STANDARD = new NormalDistribution();

    private NormalCurve() {}

    /** Φ: the share that lies at or below a value. */
    static double below(double value) {
        return STANDARD.cumulativeProbability(value);
    }

    /**
     * z: the value that a share lies below.
     *
     * @param share above 0, below 1
     */
    static double quantile(double share) {
        return STANDARD.inverseCumulativeProbability(share);
    }

    /**
     * What the largest of some independent draws is, on average (Bailey and López de Prado 2014).
     *
     * @param draws 1 or more; of one it is 0
     */
    static double expectedMaximum(double draws) {
        return draws <= 1
                ? 0
                : (1 - EULER) * quantile(1 - 1 / draws)
                        + EULER * quantile(1 - 1 / (draws * StrictMath.E));
    }
}
