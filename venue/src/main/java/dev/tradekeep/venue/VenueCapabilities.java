package dev.tradekeep.venue;

import dev.tradekeep.model.order.OrderType;
import java.util.Set;

/**
 * What can be asked of an exchange.
 *
 * @param types the kinds of order that it holds by itself
 * @param amends whether the terms of an order can be changed in place
 * @param groups whether the orders of a group end one another by themselves
 * @param goodTillDate whether it ends orders at a time
 */
public record VenueCapabilities(
        Set<OrderType> types, boolean amends, boolean groups, boolean goodTillDate) {
    public VenueCapabilities {
        types = Set.copyOf(types);
    }
}
