package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.Side;

/** What a simulated exchange has to know of the owners of orders. */
@FunctionalInterface
public interface Purse {

    /** Money without end. */
    Purse ENDLESS = (order, asset) -> Long.MAX_VALUE;

    /**
     * What an order may spend of an asset right now: the owner's balance without what the owner's
     * other orders have reserved. Asked before each fill, so it has to follow from every execution
     * that was reported.
     *
     * @return asset units; below 0 counts as nothing
     */
    long available(OrderRequest order, Asset asset);

    /**
     * Whether an order makes a position smaller, so that it waits for a late bar. Without other
     * knowledge: a sale, an exit of a group, or what only reduces.
     */
    default boolean isExit(OrderRequest order) {
        GroupMember member = order.member();
        return order.side() == Side.SELL
                || order.conditions().reduceOnly()
                || (member != null && member.isExit());
    }
}
