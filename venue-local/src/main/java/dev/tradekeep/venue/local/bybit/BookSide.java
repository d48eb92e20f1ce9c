package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.matching.MatchingEngine;
import dev.tradekeep.venue.local.wire.Json;
import java.util.Arrays;

/** The best prices of one side of a book at one moment, and what is visible at each. */
final class BookSide {
    static final BookSide NO_BIDS = new BookSide(true, new long[0], new long[0]);
    static final BookSide NO_ASKS = new BookSide(false, new long[0], new long[0]);

    private final boolean buy;
    private final long[] prices;
    private final long[] quantities;

    private BookSide(boolean buy, long[] prices, long[] quantities) {
        this.buy = buy;
        this.prices = prices;
        this.quantities = quantities;
    }

    static BookSide of(MatchingEngine book, boolean buy, int limit) {
        int levels = Math.min(limit, book.levels(buy));
        long[] prices = new long[levels];
        long[] quantities = new long[levels];
        for (int i = 0; i < levels; i++) {
            prices[i] = book.price(buy, i);
            quantities[i] = book.visible(buy, i);
        }
        return new BookSide(buy, prices, quantities);
    }

    /** Whether there is another price, or another quantity at one, than on another side. */
    boolean differsFrom(BookSide other) {
        return !Arrays.equals(prices, other.prices) || !Arrays.equals(quantities, other.quantities);
    }

    void write(Json json, String name) {
        json.array(name);
        for (int i = 0; i < prices.length; i++) {
            level(json, prices[i], quantities[i]);
        }
        json.endArray();
    }

    private static void level(Json json, long price, long quantity) {
        json.array().number(price).number(quantity).endArray();
    }

    /**
     * Writes what has to be done to make this out of what it was before: a quantity of nothing
     * takes a price away.
     */
    void writeChanges(Json json, String name, BookSide before) {
        json.array(name);
        int old = 0;
        int now = 0;
        while (old < before.prices.length || now < prices.length) {
            if (now == prices.length
                    || (old < before.prices.length && isBetter(before.prices[old], prices[now]))) {
                level(json, before.prices[old], 0);
                old++;
            } else if (old == before.prices.length || before.prices[old] != prices[now]) {
                level(json, prices[now], quantities[now]);
                now++;
            } else {
                if (before.quantities[old] != quantities[now]) {
                    level(json, prices[now], quantities[now]);
                }
                old++;
                now++;
            }
        }
        json.endArray();
    }

    private boolean isBetter(long one, long other) {
        return buy ? one > other : one < other;
    }
}
