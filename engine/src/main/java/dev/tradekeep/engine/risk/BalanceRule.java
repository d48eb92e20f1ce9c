package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;

/**
 * The account covers the order and every open order together: with cash, a buy reserves its
 * notional at the worst price with the fee on top, a sale the base asset it gives.
 *
 * <p>A market order is valued at the last price; how far the market moves until the order arrives
 * nobody knows, so whoever sizes orders leaves room for it.
 */
final class BalanceRule implements RiskRule {
    private final AccountRules account;

    BalanceRule(AccountRules account) {
        this.account = account;
    }

    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        Asset asset = account.assetOf(order);
        long needed = account.amountOf(order, context);
        long found = account.available(asset, context);
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
}
