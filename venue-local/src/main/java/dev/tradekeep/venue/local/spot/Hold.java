package dev.tradekeep.venue.local.spot;

import java.util.List;

/**
 * What is set aside for an order, or for two of which only one can trade: as much as the more
 * expensive one needs.
 */
final class Hold {
    private final Balance balance;
    private final List<SpotOrder> orders;
    private long amount;

    Hold(Balance balance, List<SpotOrder> orders) {
        this.balance = balance;
        this.orders = orders;
    }

    Balance balance() {
        return balance;
    }

    long amount() {
        return amount;
    }

    /** Sets more aside; the balance has been looked at. */
    void take(long more) {
        balance.lock(more);
        amount += more;
    }

    /** Pays from what is set aside, and what is missing from what is free. */
    void pay(long cost) {
        long locked = Math.min(cost, amount);
        balance.payLocked(locked);
        amount -= locked;
        balance.add(locked - cost);
    }

    /** Gives back what no open order needs. */
    void settle() {
        long needed = 0;
        for (SpotOrder order : orders) {
            needed = Math.max(needed, order.needed());
        }
        if (amount > needed) {
            balance.lock(needed - amount);
            amount = needed;
        }
    }
}
