package dev.tradekeep.engine.stream;

/** Candles of exchanges as they close. Any thread may call it. */
public interface CandleStreams {

    /**
     * Hears of a series from now on, until it is closed: of every candle after a time, in the order
     * of time and none twice. Those that the store has come first, then those that close. A candle
     * is in the store before it is told, and what a lost connection missed is told before what came
     * later; a time that is left out is one of which the exchange has no candle.
     *
     * <p>While somebody listens, the series is followed, whether it is followed anyway or not.
     *
     * @param after UTC microseconds, the open time of the last candle that the listener knows
     * @param listener hears on a thread of the series; what it throws ends its subscription
     * @throws dev.tradekeep.model.error.TradekeepException with {@code NOT_FOUND} when the
     *     catalogue has no such instrument or nothing speaks to its exchange; with {@code
     *     INVALID_ARGUMENT} when the exchange has no such candles
     */
    Subscription subscribe(StreamedSeries series, long after, CandleListener listener);

    /** Something that is listened to. */
    interface Subscription extends AutoCloseable {
        /** Ends it: nothing is told any more once this returns, unless a call is under way. */
        @Override
        void close();
    }
}
