package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.alerts.AlertSeverity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Takes orders off and brings positions down, again and again, until only dust is left or it has
 * tried {@link #TRIES_MAX} times without making the position smaller, also over restarts.
 */
final class PositionCloser {
    /** After so many orders that did not close a position, people must look. */
    static final int TRIES_MAX = 10;

    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final OrderFlow orders;

    /** Of which position people were told what, by what it was then. */
    private final Map<String, Long> told = new HashMap<>();

    PositionCloser(EngineState state, Turn turn, RiskDesk risk, OrderFlow orders) {
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.orders = orders;
    }

    /**
     * Asks for orders of a market to be canceled, unless that was asked for. A cancel that was lost
     * is sent again once the venue says that the order is open: before, it could go on for ever.
     */
    void cancel(Portfolio portfolio, Market market, Predicate<OpenOrder> which) {
        if (state.ordersOf(portfolio) == 0) {
            return;
        }
        for (OpenOrder open : List.copyOf(state.orders())) {
            if (isOf(open, portfolio, market) && which.test(open)) {
                orders.takeOff(open);
            }
        }
    }

    /** Whether an order only closes what is held. */
    boolean isExit(OpenOrder open) {
        GroupMember member = open.order().request().member();
        return (member != null && member.isExit()) || risk.reduces(open);
    }

    /** Takes all orders of a market off, and closes its position once they have ended. */
    void flatten(Portfolio portfolio, Market market) {
        cancel(portfolio, market, open -> !isOurs(open));
        for (OpenOrder open : state.orders()) {
            if (isOf(open, portfolio, market)) {
                return;
            }
        }
        close(portfolio, market, Math.abs(portfolio.position(market).quantity()), "a halt");
    }

    /**
     * Brings a position down by a quantity, rounded up to whole lots, unless an order to that end
     * is open. What resting exits would close is left to them.
     */
    void reduce(Portfolio portfolio, Market market, long quantity, String who) {
        long held = Math.abs(portfolio.position(market).quantity());
        long taken = 0;
        for (OpenOrder open : state.orders()) {
            if (!isOf(open, portfolio, market)) {
                continue;
            }
            if (isOurs(open)) {
                return;
            }
            if (isExit(open)) {
                taken = Math.max(taken, open.order().remainingQuantity());
            }
        }
        Instrument instrument = market.instrument();
        long lots = Math.ceilDiv(quantity, instrument.lotSize()) * instrument.lotSize();
        close(portfolio, market, Math.min(lots, Math.max(0, held - taken)), who);
    }

    private static boolean isOf(OpenOrder open, Portfolio portfolio, Market market) {
        return open.portfolio() == portfolio.index() && open.market().index() == market.index();
    }

    /**
     * Whether it is an order as it is sent from here. One of a person that is the same ends as
     * soon; what rests is taken off.
     */
    private static boolean isOurs(OpenOrder open) {
        return open.slot() == BookingLine.NO_SLOT
                && open.order().request().terms() instanceof OrderTerms.Market
                && open.order().conditions().equals(OrderConditions.IOC.asReduceOnly());
    }

    private void close(Portfolio portfolio, Market market, long wanted, String who) {
        Position position = portfolio.position(market);
        if (position.isFlat() || state.price(market.index()) == 0) {
            return;
        }
        long quantity = sellable(market, wanted);
        if (quantity == 0) {
            once(
                    portfolio,
                    market,
                    "halt.dust",
                    "what is left to close is below the smallest order, or resting exits hold it");
            return;
        }
        int tries = portfolio.notes(market).closingTries;
        if (tries >= TRIES_MAX) {
            once(portfolio, market, "halt.stuck", "it could not be closed");
            return;
        }
        turn.addInNeed(new BookingLine.ClosingTried(portfolio.index(), market, tries + 1));
        Side side = position.quantity() > 0 ? Side.SELL : Side.BUY;
        OrderWish wish =
                new OrderWish(
                        market.index(),
                        side,
                        new OrderTerms.Market(),
                        quantity,
                        OrderConditions.IOC.asReduceOnly(),
                        null,
                        who + " closes the position",
                        null);
        orders.place(
                new OrderFlow.Asker(BookingLine.NO_SLOT, portfolio, OrderWitness.NONE),
                market,
                wish,
                null);
    }

    private long sellable(Market market, long quantity) {
        Instrument instrument = market.instrument();
        long lots = instrument.floorToLot(quantity);
        return instrument.isEnough(state.price(market.index()), lots) ? lots : 0;
    }

    private void once(Portfolio portfolio, Market market, String code, String what) {
        String key = portfolio.index() + " " + market.index() + " " + code;
        long held = portfolio.position(market).quantity();
        Long before = told.put(key, held);
        if (before == null || before != held) {
            turn.addInNeed(
                    new BookingLine.AlertRaised(
                            AlertSeverity.WARNING,
                            code,
                            market.instrument().symbol(),
                            "The position in "
                                    + market.instrument().symbol()
                                    + " is to be closed: "
                                    + what
                                    + ".",
                            turn.now()));
        }
    }
}
