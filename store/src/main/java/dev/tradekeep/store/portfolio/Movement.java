package dev.tradekeep.store.portfolio;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * Something that came into a portfolio or went out of it: one line of the ledger, or a whole trade.
 *
 * @param postingId grows from one to the next
 * @param assetId of a trade, what was traded
 * @param amount asset units, not 0; below 0 for what went
 * @param at UTC microseconds
 * @param trade null for what no trade moved
 */
public record Movement(
        long postingId,
        long portfolioId,
        long assetId,
        long amount,
        Posting.Reason reason,
        long at,
        @Nullable Trade trade) {

    /**
     * What the exchange said of a trade.
     *
     * @param price price units
     * @param quantity quantity units, above 0
     * @param notional quote-asset units, as {@code slippage}
     * @param fee units of its asset; below 0 for a rebate
     */
    public record Trade(
            long id,
            long instrumentId,
            Side side,
            long price,
            long quantity,
            long notional,
            long slippage,
            long fee,
            long feeAssetId) {

        /** What was paid or received: the notional, with slippage against us. */
        public long money() {
            return FixedPoint.add(notional, side.sign() * slippage);
        }
    }
}
