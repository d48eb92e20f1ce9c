package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import java.util.List;

/**
 * Brings a position to where a strategy wants it. Market and limit orders of its own that are under
 * way count as if they were filled. Orders that wait for a trigger do not: they stay while the
 * position grows, and are canceled when it shrinks, for they hold back what is to be sold.
 */
final class TargetPosition {
    /** What is left of the cash for fee, slippage and a market that moves. */
    private static final BasisPoints PAYABLE = BasisPoints.parse("9900");

    private TargetPosition() {}

    static void reach(StrategyContext context, long wanted, String reason) {
        long held = context.position().quantity();
        List<OrderHandle> open = context.hasOpenOrder() ? context.openOrders() : List.of();
        long missing = FixedPoint.subtract(FixedPoint.subtract(wanted, held), pending(open));
        Instrument instrument = context.instrument();
        long lots = instrument.floorToLot(missing);
        if (lots == 0 || context.price() <= 0 || cancelsAny(open, lots, held)) {
            return;
        }
        Side side = lots > 0 ? Side.BUY : Side.SELL;
        boolean shrinks = held != 0 && Long.signum(lots) == -Long.signum(held);
        long reducing = shrinks ? Math.min(Math.abs(lots), Math.abs(held)) : 0;
        if (reducing > 0) {
            ask(context, side, reducing, OrderConditions.GTC.asReduceOnly(), reason);
        }
        long opening = Math.abs(lots) - reducing;
        if (side == Side.BUY) {
            opening = Math.min(opening, OrderSizing.buyable(context, PAYABLE, context.price()));
        }
        if (opening > 0) {
            ask(context, side, opening, OrderConditions.GTC, reason);
        }
    }

    /** What own orders are about to buy, less what they are about to sell, quantity units. */
    private static long pending(List<OrderHandle> open) {
        long pending = 0;
        for (OrderHandle handle : open) {
            Order order = handle.order();
            if (!waits(order)) {
                pending += order.side().sign() * order.remainingQuantity();
            }
        }
        return pending;
    }

    /** Whether an order waits for a trigger. */
    private static boolean waits(Order order) {
        boolean exits = order.request().member() != null && order.request().member().isExit();
        return exits || (order.type() != OrderType.MARKET && order.type() != OrderType.LIMIT);
    }

    /** Cancels what stands against it; whether there was something. */
    private static boolean cancelsAny(List<OrderHandle> open, long missing, long held) {
        boolean any = false;
        boolean shrinks = held != 0 && Long.signum(missing) == -Long.signum(held);
        for (OrderHandle handle : open) {
            Order order = handle.order();
            boolean against = waits(order) ? shrinks : order.side().sign() != Long.signum(missing);
            if (against) {
                handle.cancel();
                any = true;
            }
        }
        return any;
    }

    private static void ask(
            StrategyContext context,
            Side side,
            long quantity,
            OrderConditions conditions,
            String reason) {
        long taken = OrderSizing.orNothing(context.instrument(), quantity, context.price());
        if (taken > 0) {
            context.place(side, new OrderTerms.Market(), taken, conditions, reason);
        }
    }
}
