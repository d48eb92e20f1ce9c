package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.SpotOrder;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The orders of each account that ended last. Used under the lock of the exchange. */
final class RecentOrders {
    /** How many of an account. */
    static final int MOST = 500;

    private final Map<Account, Set<Long>> ids = new HashMap<>();

    void ended(SpotOrder order) {
        Set<Long> ended = ids.computeIfAbsent(order.account(), key -> new LinkedHashSet<>());
        ended.add(order.id());
        if (ended.size() > MOST) {
            ended.remove(ended.iterator().next());
        }
    }

    boolean holds(Account account, SpotOrder order) {
        return ids.getOrDefault(account, Set.of()).contains(order.id());
    }
}
