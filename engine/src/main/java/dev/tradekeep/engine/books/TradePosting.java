package dev.tradekeep.engine.books;

import static dev.tradekeep.store.portfolio.LedgerAccount.FEES;
import static dev.tradekeep.store.portfolio.LedgerAccount.MARKET;
import static dev.tradekeep.store.portfolio.LedgerAccount.PORTFOLIO;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import java.util.function.ToLongFunction;

/** What a trade moves between the accounts of the ledger. */
public final class TradePosting {
    private TradePosting() {}

    /** Takes what moves from one account to another. */
    @FunctionalInterface
    public interface Moves {
        /** An amount moves; a negative one the other way, and 0 is nothing. */
        void move(
                LedgerAccount from,
                LedgerAccount to,
                long assetId,
                long amount,
                Posting.Reason reason);
    }

    /** The entries of a trade. */
    static Posting of(
            Market market,
            Order order,
            Fill fill,
            long portfolioId,
            long tradeId,
            ToLongFunction<Asset> otherAssets) {
        Posting.Builder posting = new Posting.Builder(portfolioId, tradeId, fill.at());
        forEach(market, order, fill, otherAssets, posting::move);
        return posting.build();
    }

    /**
     * Tells what a trade moves.
     *
     * @param otherAssets the id of an asset that is not one of the market's, for a fee in it
     */
    public static void forEach(
            Market market, Order order, Fill fill, ToLongFunction<Asset> otherAssets, Moves moves) {
        ListedInstrument listed = market.listed();
        long quote = listed.quoteAssetId();
        int sign = order.side().sign();
        long bought = sign * listed.instrument().baseAmount(fill.quantity());
        long paid = sign * fill.notional();
        moves.move(MARKET, PORTFOLIO, listed.baseAssetId(), bought, Posting.Reason.TRADE);
        moves.move(PORTFOLIO, MARKET, quote, paid, Posting.Reason.TRADE);
        moves.move(PORTFOLIO, MARKET, quote, fill.slippage(), Posting.Reason.SLIPPAGE);
        moves.move(
                PORTFOLIO,
                FEES,
                feeAssetId(listed, fill, otherAssets),
                fill.fee().amount(),
                Posting.Reason.FEE);
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
