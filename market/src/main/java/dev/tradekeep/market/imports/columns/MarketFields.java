package dev.tradekeep.market.imports.columns;

import java.util.Arrays;
import java.util.List;

/** The parts of candles, trades and quotes, in the order that files without a header have them. */
public final class MarketFields {
    private static final List<String> SIZES =
            List.of("size", "qty", "quantity", "volume", "vol", "amount", "amt", "sz", "lots");

    public static final Field TIME =
            new Field(
                    0,
                    "time",
                    FieldRole.TIME,
                    true,
                    List.of(
                            "timestamp",
                            "timestamp_ms",
                            "open_time",
                            "datetime",
                            "date_time",
                            "gmt_time",
                            "start",
                            "start_time",
                            "unix",
                            "unix_timestamp",
                            "trade_time",
                            "transact_time",
                            "time",
                            "date",
                            "ts",
                            "t"));

    /** Names of a column that says whose row it is. */
    static final List<String> SYMBOL_NAMES =
            List.of("symbol", "ticker", "instrument", "pair", "product_id", "sym");

    public static final Field OPEN = price(1, "open", "open_price", "o");
    public static final Field HIGH = price(2, "high", "high_price", "h");
    public static final Field LOW = price(3, "low", "low_price", "l");
    public static final Field CLOSE = price(4, "close", "close_price", "c");
    public static final Field VOLUME =
            size(5, true, "volume", "vol", "base_volume", "volume_base", "tick_volume", "v");
    static final List<Field> CANDLE = List.of(TIME, OPEN, HIGH, LOW, CLOSE, VOLUME);

    public static final Field PRICE = price(1, "price", "trade_price", "px", "p");
    public static final Field QUANTITY =
            size(2, true, "quantity", "qty", "size", "amount", "volume", "vol", "sz", "q", "v");
    static final List<Field> TRADE = List.of(TIME, PRICE, QUANTITY);

    public static final Field BID = price(1, "bid", "bid_price", "best_bid", "best_bid_price", "b");
    public static final Field ASK =
            price(2, "ask", "ask_price", "best_ask", "best_ask_price", "offer", "a");
    public static final Field BID_SIZE = sizeOf(3, "bid_size", "bid", "best_bid");
    public static final Field ASK_SIZE = sizeOf(4, "ask_size", "ask", "best_ask", "offer");
    static final List<Field> QUOTE = List.of(TIME, BID, ASK, BID_SIZE, ASK_SIZE);

    private MarketFields() {}

    /** The surest name is the label. */
    private static Field price(int index, String... names) {
        return new Field(index, names[0], FieldRole.PRICE, true, List.of(names));
    }

    private static Field size(int index, boolean required, String... names) {
        return new Field(index, names[0], FieldRole.SIZE, required, List.of(names));
    }

    /** The size at a side: {@code bid_size}, {@code bidQty}, {@code best_bid_amount} and so on. */
    private static Field sizeOf(int index, String label, String... sides) {
        List<String> names =
                Arrays.stream(sides)
                        .flatMap(side -> SIZES.stream().map(size -> side + "_" + size))
                        .toList();
        return new Field(index, label, FieldRole.SIZE, false, names);
    }
}
