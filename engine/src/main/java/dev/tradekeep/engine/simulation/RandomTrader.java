package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.math.RoundingMode;
import java.util.List;

/**
 * A strategy that does everything a strategy can, by the throw of dice: the same seed, candle and
 * account lead to the same wishes. It remembers a count, so that what is saved matters.
 */
@About(name = RandomTrader.NAME, value = "Does everything by the throw of dice.")
public final class RandomTrader implements Strategy {
    static final String NAME = "random";
    static final String SEED = "seed";
    private static final String CANDLE = "the candle ";
    private static final String TIMER = "the timer ";
    private static final int KINDS = 13;
    private static final long TIMER_MAX = 300_000_000;

    private final Dice dice;
    private long seen;

    public RandomTrader(Setup setup) {
        dice = new Dice(Long.parseLong(setup.text(SEED, "1", "makes the dice")), "trader");
    }

    /** Makes it, with the parameter {@code seed}. */
    public static StrategyFactory factory() {
        return StrategyFactory.of(RandomTrader.class, RandomTrader::new);
    }

    @Override
    public String save() {
        return Long.toString(seen);
    }

    @Override
    public void restore(String state) {
        seen = state.isEmpty() ? 0 : Long.parseLong(state);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        seen++;
        long time = bar.openTime() + seen;
        if (!dice.oneIn(3, time, 0)) {
            return;
        }
        boolean buys = dice.oneIn(2, time, 1);
        long price = nearby(bar.close(), time, context.instrument());
        long quantity = buys ? toBuy(bar.close(), context, time) : toSell(context, time);
        Side side = buys ? Side.BUY : Side.SELL;
        List<OrderHandle> open = context.openOrders();
        Kinds kinds = new Kinds(dice, time, 20);
        switch ((int) dice.below(KINDS, time, 2)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> {
                OrderTerms terms = kinds.terms(price, context.instrument());
                OrderConditions conditions =
                        kinds.conditions(terms, side == Side.SELL, bar.closeTime());
                ask(context, side, terms, quantity, conditions, reasonOf(bar));
            }
            case 8, 9 -> bracket(bar, context, kinds, time);
            case 10 -> {
                if (!open.isEmpty()) {
                    open.get((int) dice.below(open.size(), time, 3)).cancel();
                }
            }
            case 11 -> {
                if (!open.isEmpty()) {
                    OrderHandle one = open.get((int) dice.below(open.size(), time, 3));
                    amend(one, price, context, time);
                }
            }
            default -> context.timer(bar.closeTime() + dice.below(TIMER_MAX, time, 8), seen);
        }
    }

    @Override
    public void onTimer(long id, StrategyContext context) {
        boolean buys = dice.oneIn(2, id, 9);
        long quantity = buys ? toBuy(context.price(), context, id) : toSell(context, id);
        ask(
                context,
                buys ? Side.BUY : Side.SELL,
                new OrderTerms.Market(),
                quantity,
                OrderConditions.GTC,
                TIMER + id);
    }

    private void bracket(Bar bar, StrategyContext context, Kinds kinds, long time) {
        long quantity = toBuy(bar.close(), context, time);
        if (quantity > 0) {
            long away = Math.max(2, bar.close() / 40);
            Instrument instrument = context.instrument();
            context.bracket(
                    Side.BUY,
                    kinds.entry(bar.close(), instrument),
                    quantity,
                    kinds.stop(Math.max(1, bar.close() - away), instrument),
                    dice.oneIn(4, time, 10) ? null : new OrderTerms.Limit(bar.close() + away),
                    reasonOf(bar));
        }
    }

    private void amend(OrderHandle handle, long price, StrategyContext context, long time) {
        Order order = handle.order();
        long quantity =
                context.instrument()
                        .floorToLot(Math.max(1, order.quantity() - dice.below(50, time, 4)));
        OrderTerms terms =
                order.terms() instanceof OrderTerms.Limit
                        ? new OrderTerms.Limit(price)
                        : order.terms();
        if (quantity > 0) {
            handle.amend(terms, quantity);
        }
        long second = context.instrument().floorToLot(quantity - dice.below(9, time, 12));
        if (second > 0 && dice.oneIn(2, time, 11)) {
            handle.amend(terms, second);
        }
    }

    private static String reasonOf(Bar bar) {
        return CANDLE + bar.openTime() + " to " + bar.closeTime();
    }

    /** Whether no other order of its strategy and market may have this reason. */
    static boolean isOnce(String reason) {
        return reason.startsWith(CANDLE) || reason.startsWith(TIMER);
    }

    private static void ask(
            StrategyContext context,
            Side side,
            OrderTerms terms,
            long quantity,
            OrderConditions conditions,
            String reason) {
        if (quantity > 0) {
            context.place(side, terms, quantity, conditions, reason);
        }
    }

    /** Up to a fifth of the free cash's worth. */
    private long toBuy(long price, StrategyContext context, long time) {
        long cash = Math.max(0, context.availableQuote()) / 5;
        long most = price == 0 ? 0 : context.instrument().quantityFor(cash, price);
        return most == 0 ? 0 : context.instrument().floorToLot(dice.below(most, time, 5) + 1);
    }

    /** Up to all of what is free. */
    private long toSell(StrategyContext context, long time) {
        Instrument instrument = context.instrument();
        Position position = context.position();
        long free =
                FixedPoint.rescale(
                        Math.max(0, context.availableBase()),
                        instrument.base().scale(),
                        instrument.quantityScale(),
                        RoundingMode.FLOOR);
        long most = Math.min(free, Math.max(0, position.quantity()));
        return most == 0 ? 0 : instrument.floorToLot(dice.below(most, time, 6) + 1);
    }

    private long nearby(long price, long time, Instrument instrument) {
        long away = price / 30 + 1;
        long at = price - away + dice.below(2 * away + 1, time, 7);
        return instrument.roundToTick(Math.max(instrument.tickSize(), at), RoundingMode.CEILING);
    }
}
