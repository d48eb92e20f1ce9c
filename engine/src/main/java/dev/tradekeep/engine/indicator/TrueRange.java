package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/** How far the price went from one close to the next: gaps count, too. */
final class TrueRange {
    private boolean begun;
    private long previousClose;

    /** That of the next candle, price units; of the first one its height. */
    long next(Bar bar) {
        long high = bar.high();
        long low = bar.low();
        if (begun) {
            high = Math.max(high, previousClose);
            low = Math.min(low, previousClose);
        }
        begun = true;
        previousClose = bar.close();
        return high - low;
    }

    /** The close of the last candle, price units. */
    long previousClose() {
        return previousClose;
    }

    void save(StateWriter state) {
        state.write(begun);
        state.write(previousClose);
    }

    void restore(StateReader state) {
        begun = state.readBoolean();
        previousClose = state.readLong();
    }
}
