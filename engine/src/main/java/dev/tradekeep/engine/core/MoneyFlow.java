package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.CashRoom;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.portfolio.LedgerAccount;

/** Money that people move into portfolios and out of them while the engine trades. */
final class MoneyFlow {
    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final OrderFlow orders;

    MoneyFlow(EngineSetup setup, EngineState state, Turn turn, RiskDesk risk, OrderFlow orders) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.orders = orders;
    }

    /**
     * Moves money.
     *
     * @throws TradekeepException when there is too little that no order has set aside, or too much
     *     for a balance, or the books take only what they must; nothing was changed then
     */
    void move(Command.Move move) {
        boolean arrives = move.counterpart() == LedgerAccount.TRANSIT && move.change() > 0;
        if (orders.areEntriesSuspended() && !arrives) {
            throw new TradekeepException(
                    ErrorCode.SERVER_DEGRADED,
                    "The disk is full or slow, or the engine is about to stop: no money is moved,"
                            + " and nothing was written. Try again later.");
        }
        Portfolio portfolio = state.portfolio(move.portfolio());
        Asset asset = move.asset();
        long free = risk.available(portfolio, setup.markets().getFirst(), asset);
        if (move.change() < 0 && free < Math.negateExact(move.change())) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The portfolio has "
                            + FixedPoint.format(Math.max(0, free), asset.scale())
                            + " "
                            + asset.code()
                            + " that no open order has set aside, wanted to take out "
                            + FixedPoint.format(-move.change(), asset.scale())
                            + ". Take less, or cancel orders first.");
        }
        portfolio.requireRoom(
                asset, move.change(), MoneyLines.worth(state, portfolio, asset, move.change()));
        requireWhatItBuysFits(portfolio, asset, move.change());
        BookingLine moved =
                new BookingLine.MoneyMoved(
                        move.portfolio(),
                        asset,
                        move.change(),
                        move.counterpart(),
                        move.reason(),
                        turn.now(),
                        move.witness());
        if (arrives) {
            // What has left another portfolio must not wait for room on the disk.
            turn.addInNeed(moved);
        } else {
            turn.add(moved);
        }
        turn.confirm(move.commandId());
    }

    private void requireWhatItBuysFits(Portfolio portfolio, Asset asset, long change) {
        if (change < 0) {
            return;
        }
        long cash = FixedPoint.add(portfolio.balance(asset), change);
        for (Market market : setup.markets()) {
            long price = state.price(market.index());
            if (price > 0 && market.instrument().quote().equals(asset)) {
                CashRoom.require(market.instrument(), cash, price);
            }
        }
    }
}
