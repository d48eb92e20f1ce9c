package dev.tradekeep.engine.core;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Candle;

/** A candle of a feed has closed. One object is used for all of them. */
public final class BarClosed implements EngineInput, Bar {
    private int feed;
    private long openTime;
    private long closeTime;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /** Becomes another candle. */
    public BarClosed set(int feedIndex, Candle candle, long closesAt) {
        return set(
                feedIndex,
                candle.openTime(),
                closesAt,
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume());
    }

    /**
     * Becomes another candle.
     *
     * @param feedIndex of the feed
     */
    public BarClosed set(
            int feedIndex,
            long opensAt,
            long closesAt,
            long first,
            long highest,
            long lowest,
            long last,
            long traded) {
        feed = feedIndex;
        openTime = opensAt;
        closeTime = closesAt;
        open = first;
        high = highest;
        low = lowest;
        close = last;
        volume = traded;
        return this;
    }

    public int feed() {
        return feed;
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
        return open;
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
        return close;
    }

    @Override
    public long volume() {
        return volume;
    }
}
