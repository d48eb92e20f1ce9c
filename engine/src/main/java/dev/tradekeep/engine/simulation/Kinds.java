package dev.tradekeep.engine.simulation;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import java.math.RoundingMode;

/**
 * Of what kind an order is, by the throw of dice: all that there are, with the conditions that they
 * may have.
 *
 * @param use the first of the uses of dice that are its own
 */
record Kinds(Dice dice, long time, int use) {
    private static final long GOOD_FOR_MAX = 400_000_000;

    /**
     * Terms near a price.
     *
     * @param price on the grid, price units
     */
    OrderTerms terms(long price, Instrument instrument) {
        return switch ((int) dice.below(9, time, use)) {
            case 0, 1, 2 -> new OrderTerms.Market();
            case 3, 4 -> new OrderTerms.Limit(price);
            case 5 -> new OrderTerms.Stop(price);
            case 6 -> new OrderTerms.StopLimit(price, near(price, instrument));
            case 7 -> new OrderTerms.TakeProfit(price);
            default -> trailing(price, instrument);
        };
    }

    /** Terms of an entry, which may rest. */
    OrderTerms entry(long price, Instrument instrument) {
        return dice.oneIn(3, time, use + 1)
                ? new OrderTerms.Limit(onTick(price, instrument))
                : new OrderTerms.Market();
    }

    /** Terms that end a loss at a price. */
    OrderTerms stop(long price, Instrument instrument) {
        long at = onTick(price, instrument);
        return switch ((int) dice.below(4, time, use + 2)) {
            case 0 -> new OrderTerms.StopLimit(at, near(at, instrument));
            case 1 -> trailing(at, instrument);
            default -> new OrderTerms.Stop(at);
        };
    }

    /** Conditions that terms allow. */
    OrderConditions conditions(OrderTerms terms, boolean sells, long now) {
        boolean posts = terms.type() == OrderType.LIMIT;
        OrderConditions conditions =
                switch ((int) dice.below(8, time, use + 3)) {
                    case 0 -> OrderConditions.IOC;
                    case 1 -> OrderConditions.FOK;
                    case 2 ->
                            OrderConditions.until(
                                    now + 1 + dice.below(GOOD_FOR_MAX, time, use + 4));
                    case 3 -> posts ? OrderConditions.GTC.asPostOnly() : OrderConditions.GTC;
                    default -> OrderConditions.GTC;
                };
        return sells && dice.oneIn(3, time, use + 5) ? conditions.asReduceOnly() : conditions;
    }

    private static OrderTerms trailing(long price, Instrument instrument) {
        return new OrderTerms.TrailingStop(onTick(price / 50, instrument));
    }

    private long near(long price, Instrument instrument) {
        long away = price / 100 + 1;
        return onTick(price - away + dice.below(2 * away + 1, time, use + 6), instrument);
    }

    private static long onTick(long price, Instrument instrument) {
        return instrument.roundToTick(Math.max(instrument.tickSize(), price), RoundingMode.CEILING);
    }
}
