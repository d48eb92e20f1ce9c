package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;
import org.jspecify.annotations.Nullable;

/**
 * Exponential moving average: the last value counts {@code 2 / (candles + 1)}, all before the rest.
 * As in ta4j, it begins with the value after the first {@code candles}, which do not count.
 */
public final class Ema extends RecursiveIndicator {
    private static final String NAME = "EMA";

    private final int candles;
    private final Price price;
    private final @Nullable Indicator input;
    private final Smoothing smoothing;
    private long values;

    /** The one that is updated: this, or one that it follows. */
    private Ema of = this;

    /** Of closes. */
    public Ema(int candles) {
        this(Price.CLOSE, candles);
    }

    /** Of another price. */
    public Ema(Price price, int candles) {
        this(NAME + "(" + price.prefix() + candles + ")", price, null, 0, candles);
    }

    /**
     * Of an indicator, from the time that it is warm.
     *
     * @param input updated, saved and restored by this one, and by nobody else
     */
    public Ema(Indicator input, int candles) {
        this(
                NAME + "(" + input.name() + "," + candles + ")",
                Price.CLOSE,
                input,
                input.warmupBars() - 1,
                candles);
    }

    private Ema(String name, Price price, @Nullable Indicator input, int inputBars, int candles) {
        super(name, inputBars + warmupBars(period(NAME, candles)));
        this.candles = candles;
        this.price = price;
        this.input = input;
        smoothing = Smoothing.exponential(candles);
    }

    /** Those that do not count, the first, and those that make it fade. */
    static int warmupBars(int candles) {
        return candles + 1 + Smoothing.exponential(candles).fading();
    }

    @Override
    protected void next(Bar bar) {
        if (input == null) {
            next(price.of(bar));
            return;
        }
        input.update(bar);
        if (input.isWarm()) {
            next(input.value());
        }
    }

    private void next(double value) {
        if (values >= candles) {
            smoothing.next(value);
        }
        values++;
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Ema same && input == null && same.input == null && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    @Override
    public double value() {
        return warm(of.smoothing.average());
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        state.write(values);
        smoothing.save(state);
        if (input != null) {
            input.save(state);
        }
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        values = state.readLong();
        smoothing.restore(state);
        if (input != null) {
            input.restore(state);
        }
    }
}
