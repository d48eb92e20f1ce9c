package dev.tradekeep.app.backtest;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import org.jspecify.annotations.Nullable;

/** Gives an instrument the tick that a person declares. */
final class Ticks {
    private Ticks() {}

    /**
     * The instrument with a tick.
     *
     * @param text of the tick; null for its own
     * @throws TradekeepException when it is none, or finer than the prices
     */
    static Instrument apply(Instrument instrument, @Nullable String text) {
        if (text == null) {
            return instrument;
        }
        long tick = FixedPoint.parse(text, instrument.priceScale());
        if (tick <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted a tick above 0, found " + text + ".");
        }
        return new Instrument(
                instrument.symbol(),
                instrument.base(),
                instrument.quote(),
                instrument.priceScale(),
                instrument.quantityScale(),
                tick,
                instrument.lotSize(),
                instrument.minQuantity(),
                instrument.minNotional());
    }
}
