package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.binance.wire.Fields.Unreadable;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An event {@code depthUpdate}, read into arrays that are used again. One thread. */
final class DepthChange {
    private static final int FIRST = 64;

    private long firstId;
    private long lastId;
    private long[] prices = new long[FIRST];
    private long[] quantities = new long[FIRST];
    private int bids;
    private int size;

    long firstId() {
        return firstId;
    }

    long lastId() {
        return lastId;
    }

    /** One that keeps its values. */
    DepthChange copy() {
        DepthChange copy = new DepthChange();
        copy.firstId = firstId;
        copy.lastId = lastId;
        copy.prices = Arrays.copyOf(prices, size);
        copy.quantities = Arrays.copyOf(quantities, size);
        copy.bids = bids;
        copy.size = size;
        return copy;
    }

    void applyTo(LocalBook book) {
        for (int i = 0; i < bids; i++) {
            book.bid(prices[i], quantities[i]);
        }
        for (int i = bids; i < size; i++) {
            book.ask(prices[i], quantities[i]);
        }
    }

    /** Begins anew; bids come first. */
    void begin(long first, long last) {
        firstId = first;
        lastId = last;
        bids = 0;
        size = 0;
    }

    void bid(long price, long quantity) {
        add(price, quantity);
        bids = size;
    }

    void ask(long price, long quantity) {
        add(price, quantity);
    }

    private void add(long price, long quantity) {
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, 2 * size + FIRST);
            quantities = Arrays.copyOf(quantities, 2 * size + FIRST);
        }
        prices[size] = price;
        quantities[size] = quantity;
        size++;
    }

    /**
     * Reads an object that has begun. Binance tells bids before asks.
     *
     * @throws Unreadable when it is no such event
     */
    void read(JsonParser parser) {
        begin(-1, -1);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "U" -> firstId = parser.getLongValue();
                case "u", "lastUpdateId" -> lastId = parser.getLongValue();
                case "b", "bids" -> {
                    if (size > 0) {
                        throw new Unreadable("asks before bids");
                    }
                    levels(parser, value);
                    bids = size;
                }
                case "a", "asks" -> levels(parser, value);
                default -> parser.skipChildren();
            }
        }
        if (lastId < 0) {
            throw new Unreadable("no update id");
        }
    }

    private void levels(JsonParser parser, JsonToken begin) {
        if (begin != JsonToken.START_ARRAY) {
            throw new Unreadable("wanted levels");
        }
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            long price = FixedPoint.parse(parser.getString(), LocalBook.SCALE);
            parser.nextToken();
            add(price, FixedPoint.parse(parser.getString(), LocalBook.SCALE));
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
    }
}
