package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;

/**
 * What holding contracts costs and brings in. It is booked whatever there is: an exchange takes it
 * unasked. Rounded against us.
 */
final class FundingFlow {
    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final RiskGuard guard;

    FundingFlow(EngineSetup setup, EngineState state, Turn turn, RiskGuard guard) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        this.guard = guard;
    }

    /** Books what is due for every portfolio that holds the contract. */
    void take(EngineInput.Funding funding) {
        Market market = setup.markets().get(funding.market());
        for (Portfolio portfolio : state.portfolios()) {
            long held = portfolio.position(market).quantity();
            boolean isNew = funding.dueAt() > portfolio.notes(market).fundedUntil;
            if (isNew && held != 0 && funding.rate() != 0) {
                take(funding, portfolio, market, held);
            }
        }
    }

    private void take(EngineInput.Funding funding, Portfolio portfolio, Market market, long held) {
        Asset quote = market.instrument().quote();
        long change;
        try {
            change = due(funding, market, held);
            portfolio.requireRoom(quote, change, MoneyLines.worth(state, portfolio, quote, change));
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
                throw e;
            }
            guard.unfunded(market);
            return;
        }
        if (change != 0) {
            turn.addInNeed(
                    new BookingLine.Funded(
                            portfolio.index(),
                            market,
                            funding.dueAt(),
                            held,
                            funding.price(),
                            funding.rate(),
                            change,
                            turn.now()));
        }
    }

    private static long due(EngineInput.Funding funding, Market market, long held) {
        long worth = market.instrument().notional(funding.price(), Math.absExact(held));
        boolean pays = held > 0 == funding.rate() > 0;
        long due =
                FixedPoint.multiplyDivide(
                        worth,
                        Math.absExact(funding.rate()),
                        FixedPoint.powerOfTen(EngineInput.Funding.RATE_SCALE),
                        pays ? RoundingMode.CEILING : RoundingMode.FLOOR);
        return pays ? -due : due;
    }
}
