package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderTerms;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Orders that close what a strategy has bought, wherever it goes: a stop or a trailing stop below
 * the price of the entry, and a target above. 0 means that there is none.
 */
final class Protection {
    private final BasisPoints stopLoss;
    private final BasisPoints trailingStop;
    private final BasisPoints takeProfit;

    private Protection(BasisPoints stopLoss, BasisPoints trailingStop, BasisPoints takeProfit) {
        this.stopLoss = stopLoss;
        this.trailingStop = trailingStop;
        this.takeProfit = takeProfit;
    }

    /** Declares {@code stop-loss-bps}, {@code trailing-stop-bps} and {@code take-profit-bps}. */
    static Protection of(Setup setup) {
        Protection stops = ofStops(setup);
        BasisPoints target =
                setup.option("take-profit-bps", "how far above its entry a target sells");
        return new Protection(stops.stopLoss, stops.trailingStop, target).declared(setup);
    }

    /** Declares {@code stop-loss-bps} and {@code trailing-stop-bps} of what has its own target. */
    static Protection ofStops(Setup setup) {
        BasisPoints stop = setup.option("stop-loss-bps", "how far below its entry a stop sells");
        BasisPoints trailing =
                setup.option(
                        "trailing-stop-bps", "how far below the highest price a stop follows it");
        setup.require(
                stop.units() == 0 || trailing.units() == 0,
                "stop-loss-bps and trailing-stop-bps exclude each other");
        return new Protection(stop, trailing, BasisPoints.ZERO).declared(setup);
    }

    private Protection declared(Setup setup) {
        if (isOn()) {
            setup.usesBrackets();
        }
        return this;
    }

    /** Whether there is anything to place. */
    boolean isOn() {
        return stopLoss.units() > 0 || trailingStop.units() > 0 || takeProfit.units() > 0;
    }

    /**
     * What ends a loss of what was bought; null for nothing.
     *
     * @param price of the entry, price units
     */
    @Nullable OrderTerms stop(Instrument instrument, long price) {
        if (trailingStop.units() > 0) {
            long distance = trailingStop.of(price, RoundingMode.CEILING);
            return new OrderTerms.TrailingStop(
                    instrument.roundToTick(distance, RoundingMode.CEILING));
        }
        if (stopLoss.units() == 0) {
            return null;
        }
        long below = price - stopLoss.of(price, RoundingMode.CEILING);
        return new OrderTerms.Stop(
                Math.max(instrument.tickSize(), instrument.roundToTick(below, RoundingMode.FLOOR)));
    }

    /** What takes a profit of what was bought; null for nothing. */
    @Nullable OrderTerms target(Instrument instrument, long price) {
        if (takeProfit.units() == 0) {
            return null;
        }
        long above = FixedPoint.add(price, takeProfit.of(price, RoundingMode.CEILING));
        return new OrderTerms.Limit(instrument.roundToTick(above, RoundingMode.CEILING));
    }
}
