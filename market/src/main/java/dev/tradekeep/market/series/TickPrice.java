package dev.tradekeep.market.series;

/** Which price of a tick makes the candle; a trade has but one. */
public enum TickPrice {
    BID(0),
    ASK(1);

    private final int index;

    TickPrice(int index) {
        this.index = index;
    }

    /** Where it is among the values of a quote. */
    int index() {
        return index;
    }
}
