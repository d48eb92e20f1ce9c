package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;

/** Quantities that the exchange takes: whole lots, not below its minimums, or 0. */
final class OrderSizing {
    private OrderSizing() {}

    /** What a share of the available quote asset buys at a price; 0 when that is too little. */
    static long buyable(StrategyContext context, BasisPoints share, long price) {
        Instrument instrument = context.instrument();
        long budget = share.of(Math.max(0, context.availableQuote()), RoundingMode.FLOOR);
        return orNothing(instrument, instrument.quantityFor(budget, price), price);
    }

    /** All of the position that can be sold; 0 when that is too little. */
    static long sellable(StrategyContext context, long price) {
        Instrument instrument = context.instrument();
        long available =
                FixedPoint.rescale(
                        context.availableBase(),
                        instrument.base().scale(),
                        instrument.quantityScale(),
                        RoundingMode.FLOOR);
        long quantity = Math.min(available, context.position().quantity());
        return orNothing(instrument, instrument.floorToLot(Math.max(0, quantity)), price);
    }

    private static long orNothing(Instrument instrument, long quantity, long price) {
        boolean enough =
                quantity >= instrument.minQuantity()
                        && instrument.notional(price, quantity) >= instrument.minNotional();
        return enough ? quantity : 0;
    }
}
