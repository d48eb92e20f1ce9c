package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.model.order.Side;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the entries of another strategy protective orders, and lets its own exits through.
 *
 * <p>An entry becomes a bracket, whose exits the engine keeps as large as what was bought and not
 * yet closed, through partial fills and restarts. The strategy sees none of these exits. When it
 * sells at the market itself, they are canceled first; once the exchange has ended them, whatever
 * is still held is sold, so that nothing is sold twice, also when a stop was faster. The exit is
 * booked with the cancels and goes on until nothing is held, over restarts and denials.
 */
public final class ProtectedStrategy implements Strategy {
    private static final String RESUMED = "the exit of the strategy";

    /** Ends the instruments that are being sold; what the strategy remembers follows. */
    private static final char END = '\n';

    private static final char BETWEEN = '\t';

    private final Strategy strategy;
    private final Protection protection;

    /** Why the positions that are being sold are, by symbol. */
    private final SortedMap<String, String> exits = new TreeMap<>();

    private @Nullable ProtectedContext view;

    private ProtectedStrategy(Strategy strategy, Protection protection) {
        this.strategy = strategy;
        this.protection = protection;
    }

    /** A strategy with the parameters of {@link Protection}; as it is while they are all 0. */
    public static Strategy of(
            Setup setup, Function<? super Setup, ? extends Strategy> constructor) {
        Strategy made = constructor.apply(setup);
        Protection protection = Protection.of(setup);
        return protection.isOn() ? new ProtectedStrategy(made, protection) : made;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        goOn(context);
        strategy.onBar(bar, viewOf(context));
    }

    @Override
    public void onOrder(Order order, OrderEvent event, StrategyContext context) {
        boolean protects = isProtective(order);
        if (order.status().isTerminal() && (protects || order.status() == OrderStatus.FILLED)) {
            goOn(context);
        }
        if (!protects) {
            strategy.onOrder(order, event, viewOf(context));
        }
    }

    @Override
    public void onTimer(long id, StrategyContext context) {
        strategy.onTimer(id, viewOf(context));
    }

    private ProtectedContext viewOf(StrategyContext context) {
        ProtectedContext known = view;
        if (known == null || !known.isOf(context)) {
            known = new ProtectedContext(context, this, protection);
            view = known;
        }
        return known;
    }

    /** Whether an order is one of those that protect, which the strategy did not ask for. */
    static boolean isProtective(Order order) {
        GroupMember member = order.request().member();
        return member != null && member.isExit();
    }

    /** Whether what is held of an instrument is about to be sold. */
    boolean isExiting(StrategyContext context) {
        return !exits.isEmpty() && exits.containsKey(context.instrument().symbol());
    }

    /** Sells whatever is held of the instrument, once nothing protects it any more. */
    void exit(StrategyContext context, String reason) {
        exits.put(context.instrument().symbol(), reason);
        goOn(context);
    }

    private void goOn(StrategyContext context) {
        if (!isExiting(context)) {
            return;
        }
        boolean waits = false;
        for (OrderHandle open : context.openOrders()) {
            waits = true;
            // Its entries end as well: what they would buy is not wanted any more.
            if (open.order().request().member() != null
                    && open.order().progress().cancel() == RequestState.NONE) {
                open.cancel();
            }
        }
        if (waits) {
            return;
        }
        String symbol = context.instrument().symbol();
        long held = context.sellable();
        if (held == 0) {
            exits.remove(symbol);
            return;
        }
        context.place(
                Side.SELL,
                new OrderTerms.Market(),
                held,
                OrderConditions.GTC.asReduceOnly(),
                exits.getOrDefault(symbol, RESUMED));
    }

    @Override
    public String save() {
        String own = strategy.save();
        return exits.isEmpty() && own.isEmpty()
                ? ""
                : String.join(String.valueOf(BETWEEN), exits.keySet()) + END + own;
    }

    @Override
    public void restore(String state) {
        exits.clear();
        int end = state.indexOf(END);
        if (end < 0) {
            strategy.restore(state);
            return;
        }
        for (String symbol : state.substring(0, end).split(String.valueOf(BETWEEN), -1)) {
            if (!symbol.isEmpty()) {
                exits.put(symbol, RESUMED);
            }
        }
        strategy.restore(state.substring(end + 1));
    }
}
