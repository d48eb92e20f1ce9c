package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;

/** What lines that move money without a trade do to memory. */
final class MoneyLines {
    private MoneyLines() {}

    /** What somebody brought or took is no gain or loss: baselines move with it. */
    static void apply(EngineState state, BookingLine.MoneyMoved moved) {
        Portfolio portfolio = state.portfolio(moved.portfolio());
        long before = portfolio.equity();
        portfolio.addMoney(moved.asset(), moved.change());
        state.mark(portfolio, moved.asset());
        if (!moved.reason().isEarned()) {
            boolean cash = moved.asset().equals(portfolio.quote());
            portfolio.shiftBaselines(
                    FixedPoint.subtract(portfolio.equity(), before), cash ? moved.change() : 0);
        }
    }

    static void apply(EngineState state, BookingLine.Funded funded) {
        Portfolio portfolio = state.portfolio(funded.portfolio());
        Asset quote = funded.market().instrument().quote();
        portfolio.addMoney(quote, funded.change());
        state.mark(portfolio, quote);
        portfolio.notes(funded.market()).fundedUntil = funded.dueAt();
    }

    /** What an amount of an asset is worth to a portfolio, quote-asset units; 0 without a price. */
    static long worth(EngineState state, Portfolio portfolio, Asset asset, long amount) {
        if (asset.equals(portfolio.quote())) {
            return amount;
        }
        Market market = portfolio.pricedBy(asset);
        long price = market == null ? 0 : state.price(market.index());
        return market == null || price == 0 ? 0 : market.instrument().valueOfBase(price, amount);
    }
}
