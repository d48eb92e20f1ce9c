package dev.tradekeep.engine.stream;

import dev.tradekeep.model.market.Candle;

/** Hears of the candles of one series, one call at a time. Calls return soon. */
public interface CandleListener {

    /** A candle has closed, in the units of the instrument and of the series. */
    void closed(Candle candle);

    /** No news come; what was told last may be old. */
    void stale(String reason);

    /** News come again, and all that was missed has been told. Also once at the beginning. */
    void current();
}
