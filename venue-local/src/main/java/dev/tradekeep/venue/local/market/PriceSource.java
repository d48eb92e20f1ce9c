package dev.tradekeep.venue.local.market;

import dev.tradekeep.venue.local.candles.Kline;
import java.util.List;

/** Where the price of a market comes from. For one thread at a time. */
interface PriceSource {
    /** The price now, on the grid. */
    long price();

    /** Goes on from another price. */
    void price(long other);

    /**
     * Moves it on.
     *
     * @param nowMicros of the exchange
     * @param second whether a second has passed since it was last true
     */
    void step(long nowMicros, boolean second);

    /**
     * The minutes before the price is what it is now.
     *
     * @param nowMillis in the minute after the last of them
     */
    List<Kline> past(long nowMillis, int minutes, long volumeStep);
}
