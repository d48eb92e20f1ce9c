package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.LimitUnit;
import dev.tradekeep.store.risk.RiskLimit;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Every limit that people have set holds after the order, too. An order that makes the position
 * smaller is held up only by what protects it from a mistake: a nonsense price, and a size beyond
 * what one order may have, unless the order can do nothing but reduce. Exits must get through.
 */
final class LimitRule implements RiskRule {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long WHOLE_BPS = 10_000;

    private final PriceCollar collar;

    /**
     * @param slippage that a market order is assumed to pay
     */
    LimitRule(BasisPoints slippage) {
        collar = new PriceCollar(slippage);
    }

    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        List<RiskLimit> limits = context.limits();
        if (limits.isEmpty()) {
            return RiskVerdict.Approved.APPROVED;
        }
        boolean reduces = context.reduces(order);
        List<RiskVerdict.Denied> broken = new ArrayList<>();
        for (RiskLimit limit : limits) {
            if (limit.action() == LimitAction.ALERT && limit.kind().isWatched()) {
                // What happens is watched; what might happen is no news.
                continue;
            }
            String reason = reason(limit, order, context, reduces);
            if (reason == null) {
                continue;
            }
            RiskVerdict.Denied denied =
                    new RiskVerdict.Denied(RiskCode.LIMIT_EXCEEDED, reason, limit);
            if (limit.action() != LimitAction.ALERT) {
                return denied;
            }
            broken.add(denied);
        }
        return broken.isEmpty() ? RiskVerdict.Approved.APPROVED : new RiskVerdict.Approved(broken);
    }

    /** Why the order breaks a limit; null when it does not. */
    private @Nullable String reason(
            RiskLimit limit, Order order, RiskContext context, boolean reduces) {
        return switch (limit.kind()) {
            case PRICE_COLLAR_BPS -> collar.reason(limit, order, context, reduces);
            case VOLUME_SHARE_BPS -> reduces ? null : volumeShare(limit, order, context);
            default -> {
                long found = found(limit, order, context, reduces);
                yield found <= limit.value() ? null : describe(limit, found, order.instrument());
            }
        };
    }

    /** What the limit is compared with, in the unit of its kind. */
    private static long found(RiskLimit limit, Order order, RiskContext context, boolean reduces) {
        boolean isExit = reduces && order.conditions().reduceOnly();
        Instrument instrument = order.instrument();
        return switch (limit.kind()) {
            case ORDER_QUANTITY -> isExit ? 0 : instrument.baseAmount(order.quantity());
            case ORDER_NOTIONAL -> isExit ? 0 : notional(order.quantity(), order, context);
            case POSITION_QUANTITY -> reduces ? 0 : instrument.baseAmount(held(order, context));
            case POSITION_NOTIONAL -> reduces ? 0 : notional(held(order, context), order, context);
            case OPEN_ORDERS -> reduces ? 0 : openOrders(context) + 1;
            case ORDERS_PER_MINUTE -> reduces ? 0 : context.exposure().ordersLastMinute() + 1;
            case DAILY_LOSS -> reduces ? 0 : context.exposure().dailyLoss();
            case DRAWDOWN_BPS -> reduces ? 0 : context.exposure().drawdownBps();
            case PRICE_AGE -> reduces ? 0 : secondsUp(context.now() - context.pricedAt(instrument));
            case LOSS_COOLDOWN -> reduces ? 0 : coolDown(limit, context);
            case PRICE_COLLAR_BPS, VOLUME_SHARE_BPS -> 0;
        };
    }

    private static long secondsUp(long micros) {
        return Math.ceilDiv(Math.max(0, micros), MICROS_PER_SECOND);
    }

    /** One more than the limit while it holds: what is compared must not pass for so long. */
    private static long coolDown(RiskLimit limit, RiskContext context) {
        OptionalLong lostAt = context.lostAt(limit);
        boolean holds =
                lostAt.isPresent()
                        && context.now() - lostAt.getAsLong() < limit.value() * MICROS_PER_SECOND;
        return holds ? limit.value() + 1 : 0;
    }

    private static @Nullable String volumeShare(RiskLimit limit, Order order, RiskContext context) {
        OptionalLong volume = context.lastVolume(order.instrument());
        if (volume.isEmpty()) {
            return null;
        }
        long most =
                FixedPoint.multiplyDivide(
                        volume.getAsLong(), limit.value(), WHOLE_BPS, RoundingMode.FLOOR);
        if (order.quantity() <= most) {
            return null;
        }
        int scale = order.instrument().quantityScale();
        return "Limit "
                + limit.id()
                + " allows "
                + LimitUnit.BASIS_POINTS.format(limit.value(), null)
                + " of the last candle's volume, "
                + FixedPoint.formatShort(most, scale)
                + " of "
                + FixedPoint.formatShort(volume.getAsLong(), scale)
                + "; the order is "
                + FixedPoint.formatShort(order.quantity(), scale)
                + ".";
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

    private static String describe(RiskLimit limit, long found, Instrument instrument) {
        LimitUnit unit = limit.kind().unit();
        Asset asset = unit == LimitUnit.QUANTITY ? instrument.base() : instrument.quote();
        String allowed = "Limit " + limit.id() + " allows " + unit.format(limit.value(), asset);
        return switch (limit.kind()) {
            case LOSS_COOLDOWN ->
                    "Limit "
                            + limit.id()
                            + " allows no entry within "
                            + unit.format(limit.value(), null)
                            + " of a trade that closed at a loss.";
            case PRICE_AGE ->
                    allowed
                            + " as price age, the last price of "
                            + instrument.symbol()
                            + " is "
                            + unit.format(found, null)
                            + " old.";
            default ->
                    allowed
                            + " as "
                            + limit.kind().words()
                            + ", with the order it would be "
                            + unit.format(found, asset)
                            + ".";
        };
    }
}
