package dev.tradekeep.engine.risk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.VenueCosts;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An account that only spends what it owns. An order sets aside the most that its rest may take of
 * the asset it spends, slippage and fee included; the exits of a group set the same base aside
 * once.
 */
public final class CashAccount implements AccountRules {
    private final VenueCosts costs;

    /**
     * @param costs what a trade may cost on top of its price
     */
    public CashAccount(VenueCosts costs) {
        this.costs = costs;
    }

    @Override
    public Asset assetOf(Order order) {
        return order.side() == Side.BUY ? order.instrument().quote() : order.instrument().base();
    }

    /** The most of what its terms take, and those that are asked for or are to be. */
    @Override
    public long amountOf(Order order, RiskContext context) {
        OrderProgress progress = order.progress();
        long most = amountOf(order, progress.terms(), progress.quantity(), context);
        most = Math.max(most, amountOf(order, progress.amendment(), context));
        return Math.max(most, amountOf(order, progress.waiting(), context));
    }

    private long amountOf(Order order, @Nullable Amendment wanted, RiskContext context) {
        return wanted == null ? 0 : amountOf(order, wanted.terms(), wanted.quantity(), context);
    }

    private long amountOf(Order order, OrderTerms terms, long quantity, RiskContext context) {
        Instrument instrument = order.instrument();
        long rest = Math.max(0, quantity - order.filledQuantity());
        if (order.side() == Side.SELL) {
            return instrument.baseAmount(rest);
        }
        OptionalLong price = Valuation.most(order, terms, context);
        if (price.isEmpty()) {
            return 0;
        }
        long notional = instrument.notional(price.getAsLong(), rest);
        long slippage =
                terms.limitPrice() > 0 ? 0 : costs.slippage().of(notional, RoundingMode.CEILING);
        long amount = FixedPoint.add(notional, slippage);
        // A rebate is not owned before the fill.
        long fee = Math.max(0, Fee.charge(instrument.quote(), amount, worstFee()).amount());
        return FixedPoint.add(amount, fee);
    }

    @Override
    public long available(Asset asset, RiskContext context) {
        long available = context.balance(asset);
        List<Order> orders = context.openOrders();
        for (int i = 0; i < orders.size(); i++) {
            Order open = orders.get(i);
            if (assetOf(open).equals(asset) && !isSharedWithStop(open, context)) {
                available = less(available, open, context);
            }
        }
        return available;
    }

    /** All is set aside for an order that may take more than 64 bits hold. */
    private long less(long available, Order open, RiskContext context) {
        try {
            return FixedPoint.subtract(available, amountOf(open, context));
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
                throw e;
            }
            return Math.min(0, available);
        }
    }

    private BasisPoints worstFee() {
        BasisPoints maker = costs.makerFee();
        BasisPoints taker = costs.takerFee();
        return maker.units() > taker.units() ? maker : taker;
    }

    /** Whether the stop of the same group already sets aside what the order would sell. */
    private static boolean isSharedWithStop(Order order, RiskContext context) {
        GroupMember member = order.request().member();
        if (member == null || member.role() != GroupMember.Role.TARGET) {
            return false;
        }
        for (Order other : context.openOrders()) {
            GroupMember its = other.request().member();
            if (its != null
                    && its.role() == GroupMember.Role.STOP
                    && its.groupId().equals(member.groupId())) {
                return true;
            }
        }
        return false;
    }
}
