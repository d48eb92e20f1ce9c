package dev.tradekeep.market.imports;

import java.util.List;

/** The parts of candles, trades and quotes, in the order that files without a header have them. */
final class MarketFields {
    static final Field TIME =
            new Field(
                    0,
                    "time",
                    FieldRole.TIME,
                    true,
                    List.of(
                            "timestamp",
                            "open_time",
                            "opentime",
                            "datetime",
                            "start",
                            "start_time",
                            "unix",
                            "time",
                            "date",
                            "ts",
                            "t"));

    static final Field OPEN = price(1, "open", "open_price", "o");
    static final Field HIGH = price(2, "high", "high_price", "h");
    static final Field LOW = price(3, "low", "low_price", "l");
    static final Field CLOSE = price(4, "close", "close_price", "c");
    static final Field VOLUME = size(5, true, "volume", "vol", "base_volume", "v");
    static final List<Field> CANDLE = List.of(TIME, OPEN, HIGH, LOW, CLOSE, VOLUME);

    static final Field PRICE = price(1, "price", "trade_price", "px", "p");
    static final Field QUANTITY =
            size(2, true, "quantity", "qty", "size", "amount", "volume", "q", "v");
    static final List<Field> TRADE = List.of(TIME, PRICE, QUANTITY);

    static final Field BID = price(1, "bid", "bid_price", "best_bid", "b");
    static final Field ASK = price(2, "ask", "ask_price", "best_ask", "offer", "a");
    static final Field BID_SIZE =
            size(3, false, "bid_size", "bid_qty", "bid_quantity", "bid_volume");
    static final Field ASK_SIZE =
            size(4, false, "ask_size", "ask_qty", "ask_quantity", "ask_volume");
    static final List<Field> QUOTE = List.of(TIME, BID, ASK, BID_SIZE, ASK_SIZE);

    private MarketFields() {}

    /** The surest name is the label. */
    private static Field price(int index, String... names) {
        return new Field(index, names[0], FieldRole.PRICE, true, List.of(names));
    }

    private static Field size(int index, boolean required, String... names) {
        return new Field(index, names[0], FieldRole.SIZE, required, List.of(names));
    }
}
