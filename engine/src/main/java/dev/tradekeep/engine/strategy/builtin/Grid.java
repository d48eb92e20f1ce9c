package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Buys a little at each of several levels below the first close that it sees, and sells each part a
 * step higher. A level is bought at again when neither its entry nor what closes it is at work.
 */
@About(
        name = "grid",
        value = "Buys at levels below its first close, and sells each part a step higher.")
public final class Grid implements Strategy {
    private static final int LEVELS_MAX = 50;
    private static final String SEPARATOR = " ";

    /** Stands for a level that was never bought at. */
    private static final String NONE = "-";

    private final int levels;
    private final BasisPoints step;
    private final Budget budget;
    private final Protection protection;

    /** The first close; 0 before it. */
    private long reference;

    /** The client order ids of the last entries, from the highest level down. */
    private final String[] entries;

    /** Prices of the levels; 0 for one that would be below the first tick. */
    private final long[] prices;

    private final boolean[] busy;
    private long distance;

    /** Whether something has happened to an order since it was looked which levels are busy. */
    private boolean stale = true;

    public Grid(Setup setup) {
        levels = setup.integer("levels", 5, 1, LEVELS_MAX, "that it buys at");
        step = setup.share("step-bps", "100", "from one level to the next, of the first close");
        budget = new Budget(setup, "of the quote asset that a level spends");
        protection = Protection.ofStops(setup);
        setup.usesBrackets();
        entries = new String[levels];
        Arrays.fill(entries, NONE);
        prices = new long[levels];
        busy = new boolean[levels];
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (reference == 0) {
            reference = bar.close();
        }
        if (distance == 0) {
            layOut(context.instrument());
        }
        if (stale) {
            look(context);
        }
        for (int level = 0; level < levels; level++) {
            if (!busy[level] && prices[level] > 0 && bar.close() > prices[level]) {
                enter(level, context);
            }
        }
    }

    @Override
    public void onOrder(Order order, OrderEvent event, StrategyContext context) {
        stale = true;
    }

    private void layOut(Instrument instrument) {
        long exact = step.of(reference, RoundingMode.CEILING);
        distance = instrument.roundToTick(exact, RoundingMode.CEILING);
        long price = instrument.roundToTick(reference, RoundingMode.FLOOR) - distance;
        for (int level = 0; level < levels && price > 0; level++) {
            prices[level] = price;
            price -= distance;
        }
    }

    private void look(StrategyContext context) {
        Set<String> groups = new HashSet<>();
        for (OrderHandle handle : context.openOrders()) {
            GroupMember member = handle.order().request().member();
            if (member != null) {
                groups.add(member.groupId());
            }
        }
        for (int level = 0; level < levels; level++) {
            busy[level] = groups.contains(entries[level]);
        }
        stale = false;
    }

    private void enter(int level, StrategyContext context) {
        Instrument instrument = context.instrument();
        long price = prices[level];
        long quantity = instrument.quantityAtMostFor(budget.units(instrument), price);
        if (!instrument.isEnough(price, quantity) || !budget.isFree(context)) {
            return;
        }
        OrderHandle entry =
                context.bracket(
                        Side.BUY,
                        new OrderTerms.Limit(price),
                        quantity,
                        protection.stop(instrument, price),
                        new OrderTerms.Limit(FixedPoint.add(price, distance)),
                        "level " + (level + 1));
        entries[level] = entry.id();
        busy[level] = entry.isOpen();
    }

    @Override
    public String save() {
        return reference == 0 ? "" : reference + SEPARATOR + String.join(SEPARATOR, entries);
    }

    @Override
    public void restore(String state) {
        String[] words = state.split(SEPARATOR, -1);
        if (words.length != levels + 1) {
            return;
        }
        reference = Long.parseLong(words[0]);
        System.arraycopy(words, 1, entries, 0, levels);
        distance = 0;
        stale = true;
    }
}
