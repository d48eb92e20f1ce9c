package dev.tradekeep.engine.risk;

import dev.tradekeep.engine.exchange.ExecutionCosts;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import java.util.OptionalLong;

/**
 * What is owned covers the order and every open order together: a buy reserves its notional at the
 * worst price with the fee on top, a sale the base asset it gives.
 *
 * <p>A market order is valued at the last price; how far the market moves until the order arrives
 * nobody knows, so whoever sizes orders leaves room for it.
 */
final class BalanceRule implements RiskRule {
    private final ExecutionCosts costs;

    BalanceRule(ExecutionCosts costs) {
        this.costs = costs;
    }

    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        Asset asset = spent(order);
        long available = context.balance(asset);
        for (Order open : context.openOrders()) {
            if (spent(open).equals(asset)) {
                available = FixedPoint.subtract(available, reserve(open, context));
            }
        }
        long needed = reserve(order, context);
        long found = available;
        return RiskRule.require(
                needed <= found,
                RiskCode.INSUFFICIENT_BALANCE,
                () ->
                        "The order needs up to "
                                + FixedPoint.formatShort(needed, asset.scale())
                                + " "
                                + asset.code()
                                + ", available are "
                                + FixedPoint.formatShort(found, asset.scale())
                                + ".");
    }

    private static Asset spent(Order order) {
        return order.side() == Side.BUY ? order.instrument().quote() : order.instrument().base();
    }

    /** The most that the rest of an order takes of the asset it spends. */
    private long reserve(Order order, RiskContext context) {
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

    private OptionalLong worstPrice(Order order, RiskContext context) {
        OptionalLong price = Valuation.price(order, context);
        if (order.type() == OrderType.LIMIT || price.isEmpty()) {
            return price;
        }
        return OptionalLong.of(
                costs.slippedPrice(order.instrument(), order.side(), price.getAsLong()));
    }
}
