package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * On-balance volume: what was traded in candles that closed higher than the one before, less what
 * was traded in those that closed lower, in the unit of the volume. It begins at 0 with the first
 * candle that it sees, so that only its changes say something. The sum is exact.
 */
public final class Obv extends RecursiveIndicator {
    private final WideSum sum = new WideSum();
    private long previousClose;

    public Obv() {
        super("OBV", 1);
    }

    @Override
    protected void next(Bar bar) {
        long close = bar.close();
        if (seen() > 0 && close > previousClose) {
            sum.add(bar.volume());
        } else if (seen() > 0 && close < previousClose) {
            sum.subtract(bar.volume());
        }
        previousClose = close;
    }

    @Override
    public double value() {
        return warm(sum.toDouble());
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        sum.save(state);
        state.write(previousClose);
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        sum.restore(state);
        previousClose = state.readLong();
    }
}
