package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
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
        state.loadFunding(funded.portfolio(), funded.market(), funded.dueAt());
    }
}
