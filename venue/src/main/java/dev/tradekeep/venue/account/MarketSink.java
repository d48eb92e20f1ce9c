package dev.tradekeep.venue.account;

/** Hears what is listened to. What a channel does not tell is not called. */
public interface MarketSink {

    /**
     * A candle.
     *
     * @param closed whether it will not change any more
     */
    default void candle(VenueCandle candle, boolean closed) {}

    default void trade(VenueTrade trade) {}

    /** The best prices; also of an order book that is kept whole. */
    default void top(BookTop top) {}

    /** What was heard last may not hold any more, until something new is heard. */
    default void stale(String reason) {}
}
