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
    private static final int KINDS = 12;

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
        long quantity = buys ? toBuy(bar, context, time) : toSell(context, time);
        Side side = buys ? Side.BUY : Side.SELL;
        List<OrderHandle> open = context.openOrders();
        switch ((int) dice.below(KINDS, time, 2)) {
            case 0, 1 ->
                    ask(bar, context, side, new OrderTerms.Market(), quantity, OrderConditions.GTC);
            case 2 ->
                    ask(bar, context, side, new OrderTerms.Market(), quantity, OrderConditions.IOC);
            case 3 ->
                    ask(
                            bar,
                            context,
                            side,
                            new OrderTerms.Limit(price),
                            quantity,
                            OrderConditions.GTC);
            case 4 ->
                    ask(
                            bar,
                            context,
                            side,
                            new OrderTerms.Limit(price),
                            quantity,
                            OrderConditions.until(bar.closeTime() + 300_000_000L));
            case 5 ->
                    ask(
                            bar,
                            context,
                            side,
                            new OrderTerms.Limit(price),
                            quantity,
                            OrderConditions.GTC.asPostOnly());
            case 6 ->
                    ask(
                            bar,
                            context,
                            side,
                            new OrderTerms.Stop(price),
                            quantity,
                            OrderConditions.GTC);
            case 7 ->
                    ask(
                            bar,
                            context,
                            side,
                            new OrderTerms.TrailingStop(Math.max(1, bar.close() / 50)),
                            quantity,
                            OrderConditions.GTC);
            case 8, 9 -> bracket(bar, context, time);
            case 10 -> {
                if (!open.isEmpty()) {
                    open.get((int) dice.below(open.size(), time, 3)).cancel();
                }
            }
            default -> {
                if (!open.isEmpty()) {
                    OrderHandle one = open.get((int) dice.below(open.size(), time, 3));
                    amend(one, price, context, time);
                }
            }
        }
    }

    private void bracket(Bar bar, StrategyContext context, long time) {
        long quantity = toBuy(bar, context, time);
        if (quantity > 0) {
            long away = Math.max(2, bar.close() / 40);
            context.bracket(
                    Side.BUY,
                    new OrderTerms.Market(),
                    quantity,
                    new OrderTerms.Stop(Math.max(1, bar.close() - away)),
                    new OrderTerms.Limit(bar.close() + away),
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
    }

    private static String reasonOf(Bar bar) {
        return CANDLE + bar.openTime() + " to " + bar.closeTime();
    }

    /** Whether an order of this reason was asked for at a candle; none else has the same. */
    static boolean isCandle(String reason) {
        return reason.startsWith(CANDLE);
    }

    private static void ask(
            Bar bar,
            StrategyContext context,
            Side side,
            OrderTerms terms,
            long quantity,
            OrderConditions conditions) {
        if (quantity > 0) {
            context.place(side, terms, quantity, conditions, reasonOf(bar));
        }
    }

    /** Up to a fifth of the free cash's worth. */
    private long toBuy(Bar bar, StrategyContext context, long time) {
        long cash = Math.max(0, context.availableQuote()) / 5;
        long most = context.instrument().quantityFor(cash, bar.close());
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
