package dev.tradekeep.engine.indicator;

/**
 * A running average in which each value counts a fixed share and all before the rest: {@code
 * average += (value - average) × weight}. The first value is the average.
 */
final class Smoothing {
    /**
     * What the first value may still count when an average is warm. An EMA of 200 candles has 0.248
     * % left of it after 600.
     */
    static final double SEED_SHARE_MAX = 0.0025;

    private final double weight;
    private boolean begun;
    private double average;

    private Smoothing(double weight) {
        this.weight = weight;
    }

    /** As an exponential moving average of so many candles weighs: 2 / (candles + 1). */
    static Smoothing exponential(int candles) {
        return new Smoothing(2.0 / (candles + 1));
    }

    /** As Welles Wilder weighs: 1 / candles. */
    static Smoothing wilder(int candles) {
        return new Smoothing(1.0 / candles);
    }

    void next(double value) {
        if (!begun) {
            begun = true;
            average = value;
            return;
        }
        average += (value - average) * weight;
    }

    double average() {
        return average;
    }

    /** How many values after the first make that count no more than {@link #SEED_SHARE_MAX}. */
    int fading() {
        return weight == 1 ? 1 : (int) Math.ceil(Math.log(SEED_SHARE_MAX) / Math.log1p(-weight));
    }

    void save(StateWriter state) {
        state.write(begun);
        state.write(average);
    }

    void restore(StateReader state) {
        begun = state.readBoolean();
        average = state.readDouble();
    }
}
