package dev.tradekeep.engine.books;

import static dev.tradekeep.store.portfolio.LedgerAccount.FEES;
import static dev.tradekeep.store.portfolio.LedgerAccount.MARKET;
import static dev.tradekeep.store.portfolio.LedgerAccount.PORTFOLIO;

import dev.tradekeep.engine.core.Market;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.Posting;
import java.util.function.ToLongFunction;

/** What a trade moves between the accounts of the ledger. */
public final class TradePosting {
    private TradePosting() {}

    /**
     * The entries of a trade.
     *
     * @param otherAssets the id of an asset that is not one of the market's, for a fee in it
     */
    public static Posting of(
            Market market,
            Order order,
            Fill fill,
            long portfolioId,
            long tradeId,
            ToLongFunction<Asset> otherAssets) {
        ListedInstrument listed = market.listed();
        int sign = order.side().sign();
        long bought = sign * listed.instrument().baseAmount(fill.quantity());
        long paid = sign * fill.notional();
        return new Posting.Builder(portfolioId, tradeId, fill.at())
                .move(MARKET, PORTFOLIO, listed.baseAssetId(), bought, Posting.Reason.TRADE)
                .move(PORTFOLIO, MARKET, listed.quoteAssetId(), paid, Posting.Reason.TRADE)
                .move(
                        PORTFOLIO,
                        MARKET,
                        listed.quoteAssetId(),
                        fill.slippage(),
                        Posting.Reason.SLIPPAGE)
                .move(
                        PORTFOLIO,
                        FEES,
                        feeAssetId(listed, fill, otherAssets),
                        fill.fee().amount(),
                        Posting.Reason.FEE)
                .build();
    }

    private static long feeAssetId(
            ListedInstrument listed, Fill fill, ToLongFunction<Asset> otherAssets) {
        Asset asset = fill.fee().asset();
        if (asset.equals(listed.instrument().quote())) {
            return listed.quoteAssetId();
        }
        return asset.equals(listed.instrument().base())
                ? listed.baseAssetId()
                : otherAssets.applyAsLong(asset);
    }
}
