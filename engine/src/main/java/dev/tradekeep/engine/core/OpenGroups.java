package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.OrderGroup;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups that are not done, oldest first, counted by portfolio: most candles only want to know
 * that there are none.
 */
final class OpenGroups {
    private final Map<String, OrderGroup> groups = new LinkedHashMap<>();
    private final Collection<OrderGroup> all = Collections.unmodifiableCollection(groups.values());
    private final int[] ofPortfolios;

    OpenGroups(int portfolios) {
        ofPortfolios = new int[portfolios];
    }

    Collection<OrderGroup> all() {
        return all;
    }

    @Nullable OrderGroup get(String id) {
        return groups.get(id);
    }

    /** Adds a group, or puts it in the place of what it was before. */
    void put(OrderGroup group) {
        if (groups.put(group.id(), group) == null) {
            ofPortfolios[group.portfolio()]++;
        }
    }

    void remove(String id) {
        OrderGroup gone = groups.remove(id);
        if (gone != null) {
            ofPortfolios[gone.portfolio()]--;
        }
    }

    /** How many there are of a portfolio. */
    int ofPortfolio(int portfolio) {
        return ofPortfolios[portfolio];
    }
}
