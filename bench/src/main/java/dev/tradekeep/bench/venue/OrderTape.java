package dev.tradekeep.bench.venue;

import dev.tradekeep.venue.local.matching.Quote;
import java.util.SplittableRandom;

/**
 * Made-up limit orders from one seed, around a price that moves: most of them rest, one in eight
 * meets others at once.
 */
final class OrderTape {
    /** An order that has not traded is taken off after so many others; a power of two. */
    static final int LIFE = 4_096;

    private static final long TICK = Quote.UNIT / 100;
    private static final long START_TICKS = 6_000_000;
    private static final int BEHIND_TICKS = 70;
    private static final int BEYOND_TICKS = 10;
    private static final int LOTS_MAX = 10;

    private final boolean[] buys;
    private final long[] prices;
    private final long[] quantities;

    private OrderTape(int orders) {
        buys = new boolean[orders];
        prices = new long[orders];
        quantities = new long[orders];
    }

    static OrderTape of(int orders) {
        OrderTape tape = new OrderTape(orders);
        SplittableRandom random = new SplittableRandom(1);
        long middle = START_TICKS;
        for (int i = 0; i < orders; i++) {
            middle += random.nextInt(-1, 2);
            long behind = random.nextInt(-BEYOND_TICKS, BEHIND_TICKS);
            tape.buys[i] = random.nextBoolean();
            tape.prices[i] = (tape.buys[i] ? middle - behind : middle + behind) * TICK;
            tape.quantities[i] = random.nextInt(1, LOTS_MAX + 1) * Quote.UNIT;
        }
        return tape;
    }

    int size() {
        return prices.length;
    }

    boolean isBuy(int order) {
        return buys[order];
    }

    long price(int order) {
        return prices[order];
    }

    long quantity(int order) {
        return quantities[order];
    }
}
