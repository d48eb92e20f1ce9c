package dev.tradekeep.market.series;

import dev.tradekeep.model.market.CandlePrice;

/** Which price of a tick makes the candle; a trade has but one. */
public enum TickPrice {
    BID(0, CandlePrice.BID),
    ASK(1, CandlePrice.ASK);

    private final int index;
    private final CandlePrice ofCandles;

    TickPrice(int index, CandlePrice ofCandles) {
        this.index = index;
        this.ofCandles = ofCandles;
    }

    /** Where it is among the values of a quote. */
    public int index() {
        return index;
    }

    /** The price of the candles that are made of it. */
    public CandlePrice ofCandles() {
        return ofCandles;
    }
}
