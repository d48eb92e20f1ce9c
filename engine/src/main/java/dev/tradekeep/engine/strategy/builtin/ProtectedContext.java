package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.Series;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy with protective orders sees and may ask for: as if there were none of them. For
 * the engine's thread alone.
 */
final class ProtectedContext implements StrategyContext {
    private final StrategyContext context;
    private final ProtectedStrategy strategy;
    private final Protection protection;

    ProtectedContext(StrategyContext context, ProtectedStrategy strategy, Protection protection) {
        this.context = context;
        this.strategy = strategy;
        this.protection = protection;
    }

    /** Whether it shows this one, and not just one like it. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(StrategyContext other) {
        return context == other;
    }

    @Override
    public OrderHandle place(
            Side side, OrderTerms terms, long quantity, OrderConditions conditions, String reason) {
        if (side == Side.BUY) {
            if (!conditions.equals(OrderConditions.GTC)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "An entry with protective orders works until it is canceled, found "
                                + conditions
                                + ".");
            }
            return bracket(side, terms, quantity, null, null, reason);
        }
        boolean stands = strategy.isExiting(context) || !protective().isEmpty();
        if (terms.type() != OrderType.MARKET || !stands) {
            return context.place(side, terms, quantity, conditions, reason);
        }
        strategy.exit(context, reason);
        return new PendingExit(this, quantity);
    }

    @Override
    public OrderHandle bracket(
            Side side,
            OrderTerms entry,
            long quantity,
            @Nullable OrderTerms stop,
            @Nullable OrderTerms target,
            String reason) {
        long price = Math.max(entry.limitPrice(), entry.triggerPrice());
        long from = price > 0 ? price : context.price();
        return context.bracket(
                side,
                entry,
                quantity,
                stop == null ? protection.stop(instrument(), from) : stop,
                target == null ? protection.target(instrument(), from) : target,
                reason);
    }

    @Override
    public List<OrderHandle> openOrders() {
        List<OrderHandle> own = new ArrayList<>(context.openOrders());
        own.removeIf(open -> ProtectedStrategy.isProtective(open.order()));
        if (own.isEmpty() && strategy.isExiting(context)) {
            own.add(new PendingExit(this, Math.max(1, position().quantity())));
        }
        return own;
    }

    @Override
    public boolean hasOpenOrder() {
        return strategy.isExiting(context) || (context.hasOpenOrder() && !openOrders().isEmpty());
    }

    /** What may be sold, what only protective orders have set aside included. */
    @Override
    public long availableBase() {
        long available = context.availableBase();
        Map<String, Long> kept = new HashMap<>();
        for (Order order : protective()) {
            GroupMember member = Objects.requireNonNull(order.request().member());
            long rest = order.progress().quantityAtMost() - order.filledQuantity();
            kept.merge(member.groupId(), Math.max(0, rest), Math::max);
        }
        for (long quantity : kept.values()) {
            available = FixedPoint.add(available, instrument().baseAmount(quantity));
        }
        return available;
    }

    private List<Order> protective() {
        if (!context.hasOpenOrder()) {
            return List.of();
        }
        return context.openOrders().stream()
                .map(OrderHandle::order)
                .filter(ProtectedStrategy::isProtective)
                .toList();
    }

    @Override
    public StrategyContext at(Series series) {
        return new ProtectedContext(context.at(series), strategy, protection);
    }

    @Override
    public long now() {
        return context.now();
    }

    @Override
    public Instrument instrument() {
        return context.instrument();
    }

    @Override
    public long price() {
        return context.price();
    }

    @Override
    public Position position() {
        return context.position();
    }

    @Override
    public long availableQuote() {
        return context.availableQuote();
    }

    @Override
    public long equity() {
        return context.equity();
    }

    @Override
    public @Nullable OrderHandle order(String clientOrderId) {
        return context.order(clientOrderId);
    }

    @Override
    public void timer(long at, long id) {
        context.timer(at, id);
    }
}
