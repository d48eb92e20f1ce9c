package dev.tradekeep.engine.risk;

import dev.tradekeep.engine.performance.Drawdown;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.sql.Word;

/**
 * Every limit that people have set holds after the order, too. An order that makes the position
 * smaller is not held up by limits on what is held or was lost: exits must get through.
 */
final class LimitRule implements RiskRule {

    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        for (RiskLimit limit : context.limits()) {
            RiskVerdict verdict = check(limit, order, context);
            if (verdict instanceof RiskVerdict.Denied) {
                return verdict;
            }
        }
        return RiskVerdict.Approved.APPROVED;
    }

    private static RiskVerdict check(RiskLimit limit, Order order, RiskContext context) {
        long found = found(limit, order, context);
        return RiskRule.require(
                found <= limit.value(),
                RiskCode.LIMIT_EXCEEDED,
                () -> describe(limit, found, order.instrument()));
    }

    /** What the limit is compared with, in the unit of its kind. */
    private static long found(RiskLimit limit, Order order, RiskContext context) {
        return switch (limit.kind()) {
            case ORDER_QUANTITY -> order.quantity();
            case ORDER_NOTIONAL -> notional(order.quantity(), order, context);
            case POSITION_QUANTITY -> context.reduces(order) ? 0 : held(order, context);
            case POSITION_NOTIONAL ->
                    context.reduces(order) ? 0 : notional(held(order, context), order, context);
            case OPEN_ORDERS -> openOrders(context) + 1;
            case ORDERS_PER_MINUTE -> context.exposure().ordersLastMinute() + 1;
            case DAILY_LOSS -> context.reduces(order) ? 0 : dailyLoss(context.exposure());
            case DRAWDOWN_BPS -> context.reduces(order) ? 0 : drawdownBps(context.exposure());
        };
    }

    /** The position when the order and all that is open on its side are filled, without sign. */
    private static long held(Order order, RiskContext context) {
        long change = order.side().sign() * sameSide(order, context);
        return Math.abs(FixedPoint.add(context.exposure().position(), change));
    }

    private static long sameSide(Order order, RiskContext context) {
        long quantity = order.quantity();
        for (Order open : context.openOrders()) {
            if (open.side() == order.side() && open.instrument().equals(order.instrument())) {
                quantity = FixedPoint.add(quantity, open.remainingQuantity());
            }
        }
        return quantity;
    }

    private static long notional(long quantity, Order order, RiskContext context) {
        long price = Valuation.most(order, context).orElse(0);
        return order.instrument().notional(price, quantity);
    }

    private static long openOrders(RiskContext context) {
        long count = 0;
        for (Order _ : context.openOrders()) {
            count++;
        }
        return count;
    }

    private static long dailyLoss(Exposure exposure) {
        return FixedPoint.subtract(exposure.dayStartEquity(), exposure.equity());
    }

    private static long drawdownBps(Exposure exposure) {
        return new Drawdown(
                        new EquityPoint(0, exposure.highEquity()),
                        new EquityPoint(0, exposure.equity()))
                .shareBps();
    }

    private static String describe(RiskLimit limit, long found, Instrument instrument) {
        return "Limit "
                + limit.id()
                + " allows "
                + text(limit, limit.value(), instrument)
                + " as "
                + Word.of(limit.kind()).replace('_', ' ')
                + ", with the order it would be "
                + text(limit, found, instrument)
                + ".";
    }

    private static String text(RiskLimit limit, long value, Instrument instrument) {
        return switch (limit.kind()) {
            case ORDER_QUANTITY, POSITION_QUANTITY ->
                    FixedPoint.formatShort(value, instrument.quantityScale());
            case ORDER_NOTIONAL, POSITION_NOTIONAL, DAILY_LOSS ->
                    FixedPoint.formatShort(value, instrument.quote().scale())
                            + " "
                            + instrument.quote().code();
            case OPEN_ORDERS, ORDERS_PER_MINUTE, DRAWDOWN_BPS -> Long.toString(value);
        };
    }
}
