package dev.tradekeep.engine.accounting;

import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.Posting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio earned with an instrument, or by what was no trade.
 *
 * @param reason what it was; that of trades, of funding or of interest
 * @param listed null for what was no trade
 * @param currency id of the asset of the amounts
 * @param bought quantity units, as {@code sold} and {@code position}
 * @param realized before fees, after slippage
 * @param slippage of all its trades, for information
 * @param fees by the id of the asset that they were paid in; below 0 for what came back
 * @param position held at the end of the report's time; below 0 short
 * @param cost what that was bought for, below 0 what it was sold short for
 * @param net realized, less the fees paid in the same currency
 */
public record PnlRow(
        long portfolioId,
        Posting.Reason reason,
        @Nullable ListedInstrument listed,
        long currency,
        long trades,
        long bought,
        long sold,
        long realized,
        long slippage,
        Map<Long, Long> fees,
        long position,
        long cost,
        long net) {
    public PnlRow {
        fees = Map.copyOf(fees);
    }
}
