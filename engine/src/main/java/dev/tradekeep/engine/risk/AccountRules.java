package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Order;

/**
 * How an account pays for what it trades: what an order takes up until it ends, and what is left
 * for others. The core and the ledger know of no other difference between kinds of accounts.
 * Immutable and thread-safe.
 */
public sealed interface AccountRules permits CashAccount {
    /** The asset that an order takes up. */
    Asset assetOf(Order order);

    /**
     * What an order takes up, units of {@link #assetOf}; 0 while there is no price to value it.
     * While other terms are asked for, the larger quantity counts.
     */
    long amountOf(Order order, RiskContext context);

    /** What is left of an asset next to the open orders, asset units. */
    long available(Asset asset, RiskContext context);
}
