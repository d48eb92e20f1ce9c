package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.Series;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFailure;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a strategy sees of one market. */
final class StrategyView implements StrategyContext {
    private final StrategyDesk desk;
    private final StrategySlot slot;
    private final Strategy strategy;
    private final Market market;

    StrategyView(StrategyDesk desk, StrategySlot slot, Market market) {
        this.desk = desk;
        this.slot = slot;
        this.market = market;
        strategy = slot.instance().strategy();
    }

    /** Asks the strategy at a candle. */
    void decide(BarClosed bar) {
        try {
            strategy.onBar(bar, this);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw StrategyFailure.of(slot.instance().name(), e);
        }
    }

    /**
     * How many candles of its feed will have closed when it has to be asked next; 0 at the next.
     */
    long quietUntil() {
        return slot.quietUntil();
    }

    @Override
    public long now() {
        return desk.turn.now();
    }

    @Override
    public Instrument instrument() {
        return market.instrument();
    }

    @Override
    public long price() {
        return desk.state.price(market.index());
    }

    @Override
    public Position position() {
        return slot.portfolio().position(market);
    }

    @Override
    public long availableQuote() {
        return desk.risk.available(slot.portfolio(), market, instrument().quote());
    }

    @Override
    public long availableBase() {
        return desk.risk.available(slot.portfolio(), market, instrument().base());
    }

    @Override
    public long equity() {
        return slot.portfolio().equity();
    }

    @Override
    public StrategyContext at(Series series) {
        return slot.viewOf(series);
    }

    @Override
    public List<OrderHandle> openOrders() {
        List<OrderHandle> mine = new ArrayList<>();
        for (OpenOrder open : desk.state.orders()) {
            if (isMine(open)) {
                mine.add(slot.handle(open.order()));
            }
        }
        return mine;
    }

    @Override
    public boolean hasOpenOrder() {
        if (desk.state.ordersOfSlot(slot.index()) == 0) {
            return false;
        }
        for (OpenOrder open : desk.state.orders()) {
            if (isMine(open)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMine(OpenOrder open) {
        return open.slot() == slot.index() && open.market().index() == market.index();
    }

    @Override
    public @Nullable OrderHandle order(String clientOrderId) {
        OpenOrder open = desk.state.order(clientOrderId);
        return open == null || open.slot() != slot.index() ? null : slot.handle(open.order());
    }

    @Override
    public OrderHandle place(
            Side side, OrderTerms terms, long quantity, OrderConditions conditions, String reason) {
        return place(
                new OrderWish(
                        market.index(), side, terms, quantity, conditions, null, reason, null));
    }

    @Override
    public OrderHandle bracket(
            Side side,
            OrderTerms entry,
            long quantity,
            @Nullable OrderTerms stop,
            @Nullable OrderTerms target,
            String reason) {
        return place(
                new OrderWish(
                        market.index(),
                        side,
                        entry,
                        quantity,
                        OrderConditions.GTC,
                        new OrderWish.Exits(stop, target),
                        reason,
                        null));
    }

    private OrderHandle place(OrderWish wish) {
        OrderFlow.Asker asker =
                new OrderFlow.Asker(slot.index(), slot.portfolio(), OrderWitness.NONE);
        return slot.handle(desk.orders.place(asker, market, wish, null).order());
    }

    @Override
    public void timer(long at, long id) {
        desk.setTimer(slot.index(), at, id);
    }
}
