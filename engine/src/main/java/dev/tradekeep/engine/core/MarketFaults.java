package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.risk.HaltLevel;

/**
 * What becomes of a market in which something cannot be booked: its entries are taken off, a halt
 * is raised that lets only exits through until a person clears it, and people are told. The engine
 * goes on.
 */
public final class MarketFaults {
    private static final String OVERFLOW = "order.overflow";
    private static final String BARRED = "engine.instrument_barred";

    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final PositionCloser closer;

    MarketFaults(EngineState state, Turn turn, RiskDesk risk, PositionCloser closer) {
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.closer = closer;
    }

    /** Whether an alert of a backtest, which leaves no input out, is about such an amount. */
    public static boolean isOverflow(String alertCode) {
        return alertCode.equals(OVERFLOW) || alertCode.equals(BARRED);
    }

    /** An input failed twice and was left out. */
    void skipped(Market market, String why) {
        bar(market, "An input failed twice and was left out: " + why);
    }

    /** What a portfolio holds is worth more than 64 bits hold. */
    void unvalued(Market market) {
        bar(
                market,
                "What is held of "
                        + market.instrument().symbol()
                        + " is worth more than 64 bits hold. It counts with its last worth.");
    }

    /** What is due for holding a contract leads to more than 64 bits hold. */
    void unfunded(Market market) {
        bar(
                market,
                "The funding of "
                        + market.instrument().symbol()
                        + " does not fit 64 bits and is not booked.");
    }

    /** A fill leads to more than 64 bits hold. */
    void unbookable(OpenOrder open) {
        turn.addInNeed(
                new BookingLine.AlertRaised(
                        AlertSeverity.CRITICAL,
                        OVERFLOW,
                        "order " + open.id(),
                        "A fill of order "
                                + open.id()
                                + " leads to an amount that does not fit 64 bits. It is not"
                                + " booked and the order is closed; check it with the venue.",
                        turn.now()));
        bar(
                open.market(),
                "A fill of order " + open.id() + " does not fit 64 bits and is not booked.");
    }

    private void bar(Market market, String why) {
        for (Portfolio portfolio : state.portfolios()) {
            if (risk.strongest(portfolio, market).isPresent()) {
                continue;
            }
            turn.addInNeed(
                    new BookingLine.HaltRaised(
                            HaltLevel.NO_ENTRIES,
                            portfolio.index(),
                            market,
                            null,
                            why,
                            turn.now()));
            turn.addInNeed(
                    new BookingLine.AlertRaised(
                            AlertSeverity.CRITICAL,
                            BARRED,
                            market.instrument().symbol(),
                            why + " Nothing is opened there until the halt is cleared.",
                            turn.now()));
            closer.cancel(portfolio, market, open -> !closer.isExit(open));
        }
    }
}
