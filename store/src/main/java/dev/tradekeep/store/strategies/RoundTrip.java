package dev.tradekeep.store.strategies;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * From flat to flat: everything between the trade that opened a position and the one that closed
 * it. Amounts are in units of the quote asset, times UTC microseconds.
 *
 * @param side which opened it
 * @param quantity the most that was held of it, above 0
 * @param entryNotional of what opened it and added to it, slippage included, 0 or more
 * @param exitNotional of what closed it, likewise
 * @param realizedPnl before fees
 * @param initialRisk what the first protective stop would have lost, above 0; null without one
 * @param worstPnl the least that it was ever worth, before fees: how far it went against us
 * @param bestPnl the most that it was ever worth, before fees
 */
public record RoundTrip(
        Side side,
        long quantity,
        long entryNotional,
        long exitNotional,
        long realizedPnl,
        long fees,
        @Nullable Long initialRisk,
        long worstPnl,
        long bestPnl,
        long openedAt,
        long closedAt) {

    /** What was earned, net of all costs. */
    public long net() {
        return FixedPoint.subtract(realizedPnl, fees);
    }
}
