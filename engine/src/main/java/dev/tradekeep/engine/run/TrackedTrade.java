package dev.tradekeep.engine.run;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.statistics.PerformanceTracker;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;

/** Tells a tracker of a trade that was booked. */
final class TrackedTrade {
    private TrackedTrade() {}

    static void add(PerformanceTracker tracker, BookingLine.Traded traded) {
        Fill fill = traded.event().fill();
        tracker.trade(
                traded.market().index(),
                traded.after().side(),
                fill.quantity(),
                fill.price(),
                fill.notional(),
                fill.slippage(),
                feeInQuote(traded.market().instrument(), fill),
                fill.at());
    }

    /** A fee in the base asset counts at the price of the fill; one in a third has no price. */
    private static long feeInQuote(Instrument instrument, Fill fill) {
        Asset asset = fill.fee().asset();
        if (asset.equals(instrument.quote())) {
            return fill.fee().amount();
        }
        return asset.equals(instrument.base())
                ? instrument.valueOfBase(fill.price(), fill.fee().amount())
                : 0;
    }
}
