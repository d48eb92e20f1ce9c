package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Average directional index, 0 to 100: how clearly the price goes one way, whichever it is; {@link
 * #plusDi} and {@link #minusDi} say which. All smoothed as Wilder does, begun as in ta4j. Where the
 * price does not move, all three are 0.
 */
public final class Adx extends RecursiveIndicator {
    private static final String NAME = "ADX";
    private static final double WHOLE = 100;

    /** A range, or a sum of directions, that counts as none: numbers of ta4j are equal below it. */
    private static final double NOTHING = 0.00001;

    private final int directionCandles;
    private final int candles;
    private final TrueRange range = new TrueRange();
    private final Smoothing ranges;
    private final Smoothing rises;
    private final Smoothing falls;
    private final Smoothing index;
    private long previousHigh;
    private long previousLow;
    private double plus;
    private double minus;

    /** With as many candles for the directions as for the index. */
    public Adx(int candles) {
        this(candles, candles);
    }

    /**
     * @param directionCandles that the directions are smoothed over
     * @param candles that the index is smoothed over
     */
    public Adx(int directionCandles, int candles) {
        super(
                directionCandles == candles
                        ? NAME + "(" + candles + ")"
                        : NAME + "(" + directionCandles + "," + candles + ")",
                warmupBars(period(NAME, directionCandles), period(NAME, candles)));
        this.directionCandles = directionCandles;
        this.candles = candles;
        ranges = Smoothing.wilder(directionCandles);
        rises = Smoothing.wilder(directionCandles);
        falls = Smoothing.wilder(directionCandles);
        index = Smoothing.wilder(candles);
    }

    private static int warmupBars(int directionCandles, int candles) {
        return Math.max(directionCandles, candles)
                + 1
                + Smoothing.wilder(directionCandles).fading()
                + Smoothing.wilder(candles).fading();
    }

    @Override
    protected void next(Bar bar) {
        long current = range.next(bar);
        long up = seen() == 0 ? 0 : bar.high() - previousHigh;
        long down = seen() == 0 ? 0 : previousLow - bar.low();
        previousHigh = bar.high();
        previousLow = bar.low();
        if (seen() < directionCandles) {
            return;
        }
        ranges.next((double) current);
        rises.next(up > down && up > 0 ? (double) up : 0);
        falls.next(down > up && down > 0 ? (double) down : 0);
        boolean moves = ranges.average() >= NOTHING;
        plus = moves ? rises.average() / ranges.average() * WHOLE : 0;
        minus = moves ? falls.average() / ranges.average() * WHOLE : 0;
        if (seen() >= candles) {
            double sum = plus + minus;
            index.next(sum < NOTHING ? 0 : Math.abs(plus - minus) / sum * WHOLE);
        }
    }

    @Override
    public double value() {
        return warm(index.average());
    }

    /** The share of rises in the range, 0 to 100. */
    public double plusDi() {
        return warm(plus);
    }

    /** The share of falls in the range, 0 to 100. */
    public double minusDi() {
        return warm(minus);
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        range.save(state);
        ranges.save(state);
        rises.save(state);
        falls.save(state);
        index.save(state);
        state.write(previousHigh);
        state.write(previousLow);
        state.write(plus);
        state.write(minus);
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        range.restore(state);
        ranges.restore(state);
        rises.restore(state);
        falls.restore(state);
        index.restore(state);
        previousHigh = state.readLong();
        previousLow = state.readLong();
        plus = state.readDouble();
        minus = state.readDouble();
    }
}
