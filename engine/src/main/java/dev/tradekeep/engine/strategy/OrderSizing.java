package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quantities that the exchange takes: whole lots, not below its minimums, or 0. */
final class OrderSizing {
    private OrderSizing() {}

    /** What a share of the available quote asset buys at a price; 0 when that is too little. */
    static long buyable(StrategyContext context, BasisPoints share, long price) {
        return forBudget(
                context,
                share.of(Math.max(0, context.availableQuote()), RoundingMode.FLOOR),
                price);
    }

    /** What an amount of money buys at the last close. */
    static long byMoney(StrategyContext context, BigDecimal amount) {
        int scale = context.instrument().quote().scale();
        BigDecimal units = amount.movePointRight(scale).min(BigDecimal.valueOf(Long.MAX_VALUE));
        long budget = units.setScale(0, RoundingMode.FLOOR).longValueExact();
        return forBudget(context, Math.max(0, budget), context.price());
    }

    /** What a share of the equity buys at the last close. */
    static long byEquity(StrategyContext context, BasisPoints share) {
        long budget = share.of(Math.max(0, context.equity()), RoundingMode.FLOOR);
        return forBudget(context, budget, context.price());
    }

    /** What loses a share of the equity between the last close and a stop. */
    static long byRisk(StrategyContext context, BasisPoints share, long stop) {
        long distance = Math.abs(FixedPoint.subtract(context.price(), stop));
        if (distance == 0 || context.price() <= 0) {
            return 0;
        }
        long budget = share.of(Math.max(0, context.equity()), RoundingMode.FLOOR);
        long quantity = context.instrument().quantityAtMostFor(budget, distance);
        return orNothing(context.instrument(), quantity, context.price());
    }

    private static long forBudget(StrategyContext context, long budget, long price) {
        if (price <= 0) {
            return 0;
        }
        Instrument instrument = context.instrument();
        return orNothing(instrument, instrument.quantityAtMostFor(budget, price), price);
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

    /** The quantity when the exchange takes it, else 0. */
    static long orNothing(Instrument instrument, long quantity, long price) {
        return instrument.isEnough(price, quantity) ? quantity : 0;
    }
}
