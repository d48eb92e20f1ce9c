package dev.tradekeep.engine.testing;

import dev.tradekeep.engine.indicator.Indicator;
import dev.tradekeep.engine.indicator.StateReader;
import dev.tradekeep.engine.indicator.StateWriter;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;

/** An average of all closes so far, of which the last weigh most: it depends on every candle. */
public final class Drift implements Indicator {
    private static final double WEIGHT = 0.1;

    private final int candles;
    private long seen;
    private double value;

    /**
     * @param candles to be seen before it is warm
     */
    public Drift(int candles) {
        this.candles = candles;
    }

    @Override
    public String name() {
        return "Drift(" + candles + ")";
    }

    @Override
    public int warmupBars() {
        return candles;
    }

    @Override
    public boolean isWarm() {
        return seen >= candles;
    }

    @Override
    public void update(Bar bar) {
        value = seen == 0 ? bar.close() : value + WEIGHT * (bar.close() - value);
        seen++;
    }

    @Override
    public double value() {
        if (!isWarm()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, name() + " is read before it is warm.");
        }
        return value;
    }

    @Override
    public void save(StateWriter state) {
        state.write(seen);
        state.write(value);
    }

    @Override
    public void restore(StateReader state) {
        seen = state.readLong();
        value = state.readDouble();
    }
}
