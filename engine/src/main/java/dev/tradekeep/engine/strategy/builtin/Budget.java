package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of the quote asset that is spent again and again, while it is there. */
final class Budget {
    /** A hundredth more must be free, for fee and slippage. */
    private static final int RESERVE_SHARE = 100;

    private final BigDecimal amount;

    /** Declares it as {@code amount}. */
    Budget(Setup setup, String description) {
        amount = setup.money("amount", "100", description);
    }

    /** The amount as the strategy was given it. */
    BigDecimal amount() {
        return amount;
    }

    /** The amount, quote-asset units. */
    long units(Instrument instrument) {
        return amount.movePointRight(instrument.quote().scale())
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** Whether it may be spent. */
    boolean isFree(StrategyContext context) {
        long units = units(context.instrument());
        long reserve = FixedPoint.divide(units, RESERVE_SHARE, RoundingMode.CEILING);
        return context.availableQuote() >= FixedPoint.add(units, reserve);
    }
}
