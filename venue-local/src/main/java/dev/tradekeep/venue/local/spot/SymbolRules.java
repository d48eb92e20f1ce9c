package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.Quote;

/**
 * What an order for a symbol has to keep to. Prices, quantities, amounts and multipliers count
 * 10<sup>-8</sup>.
 *
 * @param avgMinutes over how many minutes prices are averaged, 0 for the last price
 */
public record SymbolRules(
        String name,
        String base,
        String quote,
        Range price,
        Range lot,
        Range marketLot,
        Notional notional,
        Percent percent,
        Counts counts,
        Trail trail,
        int avgMinutes) {
    /** The least and the most, and the step between; 0 turns one of them off. */
    public record Range(long min, long max, long step) {
        /** Whether a number keeps to it. */
        boolean holds(long value) {
            return (min == 0 || value >= min)
                    && (max == 0 || value <= max)
                    && (step == 0 || value % step == 0);
        }
    }

    /**
     * How much an order is worth at least and at most.
     *
     * @param minMarket whether the least counts for market orders
     * @param maxMarket whether the most does
     * @param old the least of the older filter MIN_NOTIONAL, 0 for a symbol without it
     */
    public record Notional(long min, boolean minMarket, long max, boolean maxMarket, long old) {}

    /** How far a price may lie from the average one. */
    public record Percent(long bidUp, long bidDown, long askUp, long askDown) {}

    /**
     * How many there may be.
     *
     * @param position how much of the base asset an account may hold or buy, 0 for any
     */
    public record Counts(
            int orders, int algo, int iceberg, int parts, int lists, int amends, long position) {}

    /** How far trailing orders trail, in basis points. */
    public record Trail(int minAbove, int maxAbove, int minBelow, int maxBelow) {}

    private static final long MEANT_TICKS = 10_000;
    private static final long MILLION = 1_000_000 * Quote.UNIT;

    /** A pair with two decimals in its price, five in its quantity, worth at least five. */
    public static SymbolRules standard(String base, String quote) {
        long tick = Quote.UNIT / 100;
        long step = Quote.UNIT / 100_000;
        return new SymbolRules(
                base + quote,
                base,
                quote,
                new Range(tick, MILLION, tick),
                new Range(step, 9_000 * Quote.UNIT, step),
                new Range(0, 1_000 * Quote.UNIT, 0),
                new Notional(5 * Quote.UNIT, true, 9 * MILLION, false, 0),
                new Percent(5 * Quote.UNIT, Quote.UNIT / 5, 5 * Quote.UNIT, Quote.UNIT / 5),
                new Counts(200, 5, 10, 10, 20, 10, 0),
                new Trail(10, 2_000, 10, 2_000),
                5);
    }

    /**
     * The same on grids that suit a price: five digits of it count, and each step is worth little.
     */
    public SymbolRules scaledTo(long startPrice) {
        long tick = Quote.UNIT / 100;
        while (tick > 100 && startPrice / tick < MEANT_TICKS) {
            tick /= 10;
        }
        // A price times a quantity has to fit eight decimals.
        long step = Math.max(Quote.UNIT / 100_000, Quote.UNIT / tick);
        long most = Math.max(lot.max(), MILLION / Math.max(1, startPrice) * Quote.UNIT);
        return new SymbolRules(
                name,
                base,
                quote,
                new Range(tick, price.max(), tick),
                new Range(step, most, step),
                new Range(0, Math.max(marketLot.max(), most / 10), 0),
                notional,
                percent,
                counts,
                trail,
                avgMinutes);
    }

    /**
     * The same on other grids.
     *
     * @param tick of prices
     * @param step of quantities
     */
    public SymbolRules withGrids(long tick, long step) {
        return with(
                new Range(tick, price.max(), tick),
                new Range(step, lot.max(), step),
                notional,
                counts);
    }

    /** The same with other worths. */
    public SymbolRules withNotional(Notional other) {
        return with(price, lot, other, counts);
    }

    /** The same with other counts. */
    public SymbolRules withCounts(Counts other) {
        return with(price, lot, notional, other);
    }

    private SymbolRules with(Range price, Range lot, Notional notional, Counts counts) {
        return new SymbolRules(
                name,
                base,
                quote,
                price,
                lot,
                marketLot,
                notional,
                percent,
                counts,
                trail,
                avgMinutes);
    }
}
