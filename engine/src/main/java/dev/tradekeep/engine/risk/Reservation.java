package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.ExecutionCosts;
import java.util.OptionalLong;

/**
 * What an order sets aside until it ends: the most that its rest may take of the asset it spends,
 * slippage and fee included. Immutable and thread-safe.
 */
public final class Reservation {
    private final ExecutionCosts costs;

    /**
     * @param costs what a trade may cost on top of its price
     */
    public Reservation(ExecutionCosts costs) {
        this.costs = costs;
    }

    /** The asset that an order spends. */
    public static Asset assetOf(Order order) {
        return order.side() == Side.BUY ? order.instrument().quote() : order.instrument().base();
    }

    /**
     * What an order sets aside, units of {@link #assetOf}; 0 while there is no price to value it.
     */
    public long amountOf(Order order, RiskContext context) {
        Instrument instrument = order.instrument();
        if (order.side() == Side.SELL) {
            return instrument.baseAmount(order.remainingQuantity());
        }
        OptionalLong price = worstPrice(order, context);
        if (price.isEmpty()) {
            return 0;
        }
        long notional = instrument.notional(price.getAsLong(), order.remainingQuantity());
        // A rebate is not owned before the fill.
        long fee = Math.max(0, costs.feeOf(instrument, notional).amount());
        return FixedPoint.add(notional, fee);
    }

    /** What is owned of an asset less what the open orders set aside, asset units. */
    public long available(Asset asset, RiskContext context) {
        long available = context.balance(asset);
        for (Order open : context.openOrders()) {
            if (assetOf(open).equals(asset)) {
                available = FixedPoint.subtract(available, amountOf(open, context));
            }
        }
        return available;
    }

    private OptionalLong worstPrice(Order order, RiskContext context) {
        OptionalLong price = Valuation.price(order, context);
        if (order.type() == OrderType.LIMIT || price.isEmpty()) {
            return price;
        }
        return OptionalLong.of(
                costs.slippedPrice(order.instrument(), order.side(), price.getAsLong()));
    }
}
