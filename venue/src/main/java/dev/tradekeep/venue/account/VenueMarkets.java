package dev.tradekeep.venue.account;

import dev.tradekeep.model.market.Interval;
import java.util.List;

/**
 * What an exchange tells everybody. Questions wait for their answer; a subscription does not.
 *
 * <p>Any thread may call it.
 */
public interface VenueMarkets extends AutoCloseable {

    /** The most candles of one answer. */
    int candlesMax();

    /**
     * Everything that is traded there, with its rules of today.
     *
     * @throws VenueException when there is no answer
     */
    List<VenueInstrument> instruments() throws VenueException;

    /**
     * Candles in the order of their times, at most {@link #candlesMax()}; the last may not have
     * closed. Fewer than the time holds say that the exchange has none there.
     *
     * @param symbol the exchange's own
     * @param from UTC microseconds, the first that may begin there
     * @param until UTC microseconds, exclusive
     * @throws VenueException when there is no answer; as {@link VenueFailure.Kind#REFUSED} when it
     *     has no such interval or symbol
     */
    List<VenueCandle> candles(String symbol, Interval interval, long from, long until)
            throws VenueException;

    /**
     * Hears of a market from now on, across losses of the connection, until it is closed.
     *
     * @param symbol the exchange's own
     * @param sink hears it on a thread of the connector; returns soon
     */
    Subscription subscribe(String symbol, MarketChannel channel, MarketSink sink);

    @Override
    void close();

    /** Something that is listened to. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
