package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;

/** A copy of the last closed candle of a series. One object is used for all of them. */
final class LastCandle implements Bar {
    private boolean seen;
    private long openTime;
    private long closeTime;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    void copy(Bar bar) {
        seen = true;
        openTime = bar.openTime();
        closeTime = bar.closeTime();
        open = bar.open();
        high = bar.high();
        low = bar.low();
        close = bar.close();
        volume = bar.volume();
    }

    /** Itself, once there is a candle. */
    Bar require(String of) {
        if (!seen) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "No candle of "
                            + of
                            + " has closed yet. Ask for it after the warm-up, with setup.closes(1).");
        }
        return this;
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
