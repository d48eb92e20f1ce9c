package dev.tradekeep.venue.local.market;

import dev.tradekeep.venue.local.candles.Kline;
import java.util.List;

/**
 * Prices of a recording, as fast as asked for. When it is over the last price stays. The minutes
 * before it began are chance.
 */
final class ReplayedPrices implements PriceSource {
    private final Recording recording;
    private final int speed;
    private final long tick;
    private final PriceProcess before;
    private long beginMicros = -1;
    private long price;

    /**
     * @param speed how many seconds of the recording pass in one
     * @param before what the minutes before it come of; begins at its first price
     */
    ReplayedPrices(Recording recording, int speed, long tick, PriceProcess before) {
        this.recording = recording;
        this.speed = speed;
        this.tick = tick;
        this.before = before;
        price = recording.firstPrice();
    }

    @Override
    public long price() {
        return Recording.onGrid(price, tick);
    }

    /** Until the recording has another one. */
    @Override
    public void price(long other) {
        price = other;
    }

    @Override
    public void step(long nowMicros, boolean second) {
        if (beginMicros == -1) {
            beginMicros = nowMicros;
        }
        price = recording.priceAfter(Math.max(0, nowMicros - beginMicros) * speed);
    }

    @Override
    public List<Kline> past(long nowMillis, int minutes, long volumeStep) {
        return before.past(nowMillis, minutes, volumeStep);
    }
}
