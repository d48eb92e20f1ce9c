package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.number.FixedPoint;

/**
 * Builds the candles of a longer interval from those of a feed. A candle is handed on when it has
 * closed: with the last candle of the feed in it, or, when that is missing, with the first one
 * after it. One that was not seen from its beginning is left out. For the engine's thread alone.
 */
final class HigherCandle implements Bar {
    private final CandleGrid grid;
    private boolean open;
    private boolean whole;
    private long openTime;
    private long closeTime = Long.MIN_VALUE;
    private long first;
    private long high;
    private long low;
    private long last;
    private long volume;

    HigherCandle(CandleGrid grid) {
        this.grid = grid;
    }

    /** Whether a candle is complete that lies before one of the feed, which begins another. */
    boolean endsBefore(Bar bar) {
        boolean ends = open && bar.openTime() >= closeTime;
        if (ends) {
            open = false;
        }
        return ends && whole;
    }

    /** Takes a candle of the feed in; whether it completes one. */
    boolean add(Bar bar) {
        if (open) {
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
            volume = FixedPoint.add(volume, bar.volume());
        } else {
            begin(bar);
        }
        last = bar.close();
        if (bar.closeTime() < closeTime) {
            return false;
        }
        open = false;
        return whole;
    }

    private void begin(Bar bar) {
        openTime = grid.floor(bar.openTime());
        // After a gap in the feed a candle may begin late; the very first may be half over.
        whole = closeTime != Long.MIN_VALUE || openTime == bar.openTime();
        closeTime = grid.next(openTime);
        open = true;
        first = bar.open();
        high = bar.high();
        low = bar.low();
        volume = bar.volume();
    }

    @Override
    public long openTime() {
        return openTime;
    }

    @Override
    public long closeTime() {
        return closeTime;
    }

    @Override
    public long open() {
        return first;
    }

    @Override
    public long high() {
        return high;
    }

    @Override
    public long low() {
        return low;
    }

    @Override
    public long close() {
        return last;
    }

    @Override
    public long volume() {
        return volume;
    }
}
