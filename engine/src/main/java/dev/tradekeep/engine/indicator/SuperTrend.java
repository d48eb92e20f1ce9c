package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * SuperTrend: a line below the price while it rises and above it while it falls, a number of
 * average true ranges away from the middle of the candle. It moves only with the trend, and changes
 * sides when a candle closes beyond it. As in ta4j, it begins below.
 */
public final class SuperTrend extends RecursiveIndicator {
    private static final String NAME = "SuperTrend";

    private final int candles;
    private final double factor;
    private final TrueRange range = new TrueRange();
    private final Smoothing ranges;
    private double upper;
    private double lower;
    private double line;
    private boolean rising;

    /**
     * @param candles of the average true range
     * @param factor how many average true ranges the line is away
     */
    public SuperTrend(int candles, double factor) {
        super(
                NAME + "(" + candles + "," + plain(factor) + ")",
                Atr.warmupBars(period(NAME, candles)));
        this.candles = candles;
        this.factor = factor(NAME, factor);
        ranges = Smoothing.wilder(candles);
    }

    @Override
    protected void next(Bar bar) {
        long previousClose = range.previousClose();
        long current = range.next(bar);
        if (seen() < candles) {
            return;
        }
        ranges.next((double) current);
        double middle = Price.MEDIAN.of(bar);
        double above = middle + factor * ranges.average();
        double below = middle - factor * ranges.average();
        if (seen() == candles) {
            upper = above;
            lower = below;
            rising = true;
            line = lower;
            return;
        }
        // Where the two are one, ta4j takes the line for the upper one.
        boolean wasUpper = line == upper;
        upper = above < upper || previousClose > upper ? above : upper;
        lower = below > lower || previousClose < lower ? below : lower;
        rising = wasUpper ? bar.close() > upper : bar.close() >= lower;
        line = rising ? lower : upper;
    }

    /** The line, price units. */
    @Override
    public double value() {
        return warm(line);
    }

    /** Whether the line is below the price. */
    public boolean isRising() {
        requireWarm();
        return rising;
    }

    /** Where the line is, or would be, in a fall, price units. */
    public double upper() {
        return warm(upper);
    }

    /** Where the line is, or would be, in a rise, price units. */
    public double lower() {
        return warm(lower);
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        range.save(state);
        ranges.save(state);
        state.write(upper);
        state.write(lower);
        state.write(line);
        state.write(rising);
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        range.restore(state);
        ranges.restore(state);
        upper = state.readDouble();
        lower = state.readDouble();
        line = state.readDouble();
        rising = state.readBoolean();
    }
}
