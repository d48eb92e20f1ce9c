package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.risk.LimitUnit;
import dev.tradekeep.store.risk.RiskLimit;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps orders from trading far from the last price to their disadvantage. A limit price must lie
 * within the collar, that of a stop-limit within it around the trigger, whatever the order is for:
 * a price that is nonsense helps no exit. The trigger of a stop, the first trigger of a trailing
 * one and the assumed price of a market order count for entries only: a stop far away still
 * protects, and an exit must get through. Without a last price nothing is judged.
 */
final class PriceCollar {
    private static final long WHOLE_BPS = 10_000;

    private final BasisPoints slippage;

    PriceCollar(BasisPoints slippage) {
        this.slippage = slippage;
    }

    /** Why an order breaks the limit; null when it does not. */
    @Nullable String reason(RiskLimit limit, Order order, RiskContext context, boolean reduces) {
        OptionalLong known = context.lastPrice(order.instrument());
        if (known.isEmpty()) {
            return null;
        }
        long last = known.getAsLong();
        OrderTerms terms = order.terms();
        String bad = null;
        if (terms.limitPrice() > 0) {
            long around = terms.triggerPrice() > 0 ? terms.triggerPrice() : last;
            bad = beyond(limit, order, around, terms.limitPrice());
        }
        if (bad == null && !reduces) {
            bad = beyond(limit, order, last, assumed(order, last));
        }
        return bad;
    }

    /** At which price an order is assumed to trade, or to be set off, to its disadvantage. */
    private long assumed(Order order, long last) {
        int sign = order.side().sign();
        OrderTerms terms = order.terms();
        return switch (terms) {
            case OrderTerms.Market _ ->
                    FixedPoint.add(last, sign * slippage.of(last, RoundingMode.CEILING));
            case OrderTerms.Stop _, OrderTerms.StopLimit _ -> terms.triggerPrice();
            case OrderTerms.TrailingStop _ -> FixedPoint.add(last, sign * terms.trailingDistance());
            case OrderTerms.Limit _, OrderTerms.TakeProfit _ -> last;
        };
    }

    private static @Nullable String beyond(RiskLimit limit, Order order, long around, long price) {
        boolean buys = order.side() == Side.BUY;
        long bound = bound(limit.value(), around, buys);
        if (buys ? price <= bound : price >= bound) {
            return null;
        }
        Instrument instrument = order.instrument();
        int scale = instrument.priceScale();
        return "Limit "
                + limit.id()
                + " allows "
                + LimitUnit.BASIS_POINTS.format(limit.value(), null)
                + " as price collar, a "
                + (buys ? "buy at most at " : "sale at least at ")
                + FixedPoint.formatShort(bound, scale)
                + " around "
                + FixedPoint.formatShort(around, scale)
                + ", found "
                + FixedPoint.formatShort(price, scale)
                + ".";
    }

    /** The worst price that is allowed: rounded towards the price that it is measured from. */
    private static long bound(long bps, long around, boolean buys) {
        return buys
                ? FixedPoint.multiplyDivide(around, WHOLE_BPS + bps, WHOLE_BPS, RoundingMode.FLOOR)
                : FixedPoint.multiplyDivide(
                        around, WHOLE_BPS - bps, WHOLE_BPS, RoundingMode.CEILING);
    }
}
