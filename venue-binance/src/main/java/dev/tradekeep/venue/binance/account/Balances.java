package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.account.AccountBalance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the account holds as far as the stream told it. Thread-safe. */
final class Balances {
    private final Map<String, AccountBalance> held = new HashMap<>();

    /** All there are. */
    synchronized void set(List<AccountBalance> all) {
        held.clear();
        update(all);
    }

    /** Those that changed. */
    synchronized void update(List<AccountBalance> changed) {
        changed.forEach(balance -> held.put(balance.asset(), balance));
    }

    /** Something was paid in, or out when negative. */
    synchronized void pay(String asset, Decimal change) {
        AccountBalance before =
                held.getOrDefault(asset, new AccountBalance(asset, Decimal.ZERO, Decimal.ZERO));
        int scale = Math.max(before.free().scale(), change.scale());
        try {
            long after = FixedPoint.add(before.free().unitsAt(scale), change.unitsAt(scale));
            held.put(asset, new AccountBalance(asset, new Decimal(after, scale), before.locked()));
        } catch (TradekeepException tooLarge) {
            // The next look finds the difference.
            held.remove(asset);
        }
    }

    /** The assets of which there is something else than the stream told. */
    synchronized Set<String> differences(List<AccountBalance> found) {
        Set<String> differ = new HashSet<>();
        Map<String, AccountBalance> there = new HashMap<>();
        found.forEach(balance -> there.put(balance.asset(), balance));
        there.forEach((asset, balance) -> {
            if (!isSame(held.get(asset), balance)) {
                differ.add(asset);
            }
        });
        held.forEach((asset, balance) -> {
            if (!isSame(there.get(asset), balance)) {
                differ.add(asset);
            }
        });
        return differ;
    }

    private static boolean isSame(@Nullable AccountBalance one, AccountBalance other) {
        return one == null
                ? other.free().signum() == 0 && other.locked().signum() == 0
                : one.equals(other);
    }
}
