package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/** A candle that is made of shorter ones, and made again into the next. */
final class BarInHand implements Bar {
    private long openTime;
    private long closeTime;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    void begin(Bar part, long opens, long closes) {
        openTime = opens;
        closeTime = closes;
        open = part.open();
        high = part.high();
        low = part.low();
        close = part.close();
        volume = part.volume();
    }

    void extend(Bar part) {
        high = Math.max(high, part.high());
        low = Math.min(low, part.low());
        close = part.close();
        long sum = volume + part.volume();
        volume = sum < 0 ? Long.MAX_VALUE : sum;
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
