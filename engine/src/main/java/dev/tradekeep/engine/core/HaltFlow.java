package dev.tradekeep.engine.core;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.TradingHalt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what halts say. {@code reduce_only} takes resting orders off that would make a position
 * larger. {@code flatten} takes all orders off, waits until they have ended, and sells what is
 * left, again and again, until only dust is left or it has tried {@link #TRIES_MAX} times.
 */
final class HaltFlow {
    /** After so many orders that did not close a position, people must look. */
    static final int TRIES_MAX = 10;

    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final OrderFlow orders;
    private final Map<String, Integer> tries = new HashMap<>();

    HaltFlow(EngineSetup setup, EngineState state, Turn turn, RiskDesk risk, OrderFlow orders) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.orders = orders;
    }

    /** Does what is to be done now; nothing when no halt holds. */
    void act() {
        if (state.halts().isEmpty()) {
            tries.clear();
            return;
        }
        for (Portfolio portfolio : state.portfolios()) {
            Optional<HaltLevel> level = risk.strongest(portfolio).map(TradingHalt::level);
            if (level.isEmpty()) {
                continue;
            }
            switch (level.get()) {
                case NO_ENTRIES -> {}
                case REDUCE_ONLY -> takeOff(portfolio, true);
                case FLATTEN -> flatten(portfolio);
            }
        }
    }

    private void takeOff(Portfolio portfolio, boolean onlyEntries) {
        for (OpenOrder open : List.copyOf(state.orders())) {
            if (open.portfolio() == portfolio.index() && !(onlyEntries && isExit(open))) {
                orders.takeOff(open);
            }
        }
    }

    private boolean isExit(OpenOrder open) {
        GroupMember member = open.order().request().member();
        return (member != null && member.isExit()) || risk.reduces(open);
    }

    private void flatten(Portfolio portfolio) {
        boolean ended = true;
        for (OpenOrder open : List.copyOf(state.orders())) {
            if (open.portfolio() != portfolio.index()) {
                continue;
            }
            ended = false;
            if (!isOurs(open)) {
                orders.takeOff(open);
            }
        }
        if (!ended) {
            return;
        }
        for (Market market : setup.markets()) {
            close(portfolio, market);
        }
    }

    /** Whether it is an order that closes a position for a halt. */
    private static boolean isOurs(OpenOrder open) {
        return open.slot() == BookingLine.NO_SLOT && open.order().conditions().reduceOnly();
    }

    private void close(Portfolio portfolio, Market market) {
        Position position = portfolio.position(market);
        if (position.isFlat() || state.price(market.index()) == 0) {
            return;
        }
        String key = portfolio.index() + " " + market.index();
        long quantity = sellable(market, position);
        if (quantity == 0) {
            once(
                    key + " dust",
                    "halt.dust",
                    market,
                    "what is left is below the smallest order and stays");
            return;
        }
        int tried = tries.merge(key, 1, Integer::sum);
        if (tried > TRIES_MAX) {
            once(key + " stuck", "halt.stuck", market, "it could not be closed");
            return;
        }
        Side side = position.quantity() > 0 ? Side.SELL : Side.BUY;
        OrderWish wish =
                new OrderWish(
                        market.index(),
                        side,
                        new OrderTerms.Market(),
                        quantity,
                        OrderConditions.IOC.asReduceOnly(),
                        null,
                        "a halt closes the position",
                        null);
        orders.place(
                new OrderFlow.Asker(BookingLine.NO_SLOT, portfolio, OrderWitness.NONE),
                market,
                wish,
                null);
    }

    private long sellable(Market market, Position position) {
        Instrument instrument = market.instrument();
        long quantity = Math.abs(position.quantity());
        long lots = instrument.floorToLot(quantity);
        boolean enough =
                lots >= instrument.minQuantity()
                        && instrument.notional(state.price(market.index()), lots)
                                >= instrument.minNotional();
        return enough ? lots : 0;
    }

    private void once(String key, String code, Market market, String what) {
        if (tries.putIfAbsent(key, 1) == null) {
            turn.addInNeed(
                    new BookingLine.AlertRaised(
                            AlertSeverity.WARNING,
                            code,
                            "The position in "
                                    + market.instrument().symbol()
                                    + " is to be closed: "
                                    + what
                                    + ".",
                            turn.now()));
        }
    }
}
