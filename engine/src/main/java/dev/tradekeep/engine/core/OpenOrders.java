package dev.tradekeep.engine.core;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders that have not ended, oldest first, counted by portfolio and by strategy: most candles
 * only want to know that there are none.
 */
final class OpenOrders {
    private final Map<String, OpenOrder> orders = new LinkedHashMap<>();
    private final Collection<OpenOrder> all = Collections.unmodifiableCollection(orders.values());

    /** The one that was looked for last: a report asks for the same order again and again. */
    private @Nullable OpenOrder last;

    private final int[] ofPortfolios;
    private final int[] ofSlots;
    private int unsettled;

    OpenOrders(int portfolios, int slots) {
        ofPortfolios = new int[portfolios];
        ofSlots = new int[slots];
    }

    Collection<OpenOrder> all() {
        return all;
    }

    @Nullable OpenOrder get(String clientOrderId) {
        OpenOrder known = last;
        if (known != null && known.id().equals(clientOrderId)) {
            return known;
        }
        OpenOrder found = orders.get(clientOrderId);
        if (found != null) {
            last = found;
        }
        return found;
    }

    /** Adds an order, or puts it in the place of what it was before. */
    void put(OpenOrder order) {
        OpenOrder before = orders.put(order.id(), order);
        last = order;
        if (before == null) {
            count(order, 1);
            return;
        }
        unsettled += (order.isUnsettled() ? 1 : 0) - (before.isUnsettled() ? 1 : 0);
    }

    void remove(String clientOrderId) {
        OpenOrder gone = orders.remove(clientOrderId);
        last = null;
        if (gone != null) {
            count(gone, -1);
        }
    }

    /** How many there are of a portfolio. */
    int ofPortfolio(int portfolio) {
        return ofPortfolios[portfolio];
    }

    /** How many there are of a strategy. */
    int ofSlot(int slot) {
        return ofSlots[slot];
    }

    /** Whether there is one of which nobody knows what it has done at the venue. */
    boolean hasUnsettled() {
        return unsettled > 0;
    }

    private void count(OpenOrder order, int change) {
        unsettled += order.isUnsettled() ? change : 0;
        ofPortfolios[order.portfolio()] += change;
        // Those of a person have none; a strategy may have been taken out of the preset.
        if (order.slot() >= 0 && order.slot() < ofSlots.length) {
            ofSlots[order.slot()] += change;
        }
    }
}
