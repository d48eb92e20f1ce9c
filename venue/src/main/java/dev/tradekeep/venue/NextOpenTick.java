package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import java.math.RoundingMode;
import java.util.List;

/**
 * The rules of {@link FillModel#NEXT_OPEN_TICK}. Every order is matched at the open, oldest first,
 * always in full. A market order trades at the open with slippage. A limit order trades at the open
 * with slippage, but at its limit at worst, when the open is better than the limit; else at its
 * limit when the bar goes beyond it. Slippage moves the price onto the next tick against us, and
 * may carry it out of the bar: held within, it would vanish wherever the open is the extreme. The
 * taker's fee is charged of the notional.
 */
final class NextOpenTick implements Matching {
    /** No price. */
    private static final long NONE = 0;

    private final VenueCosts costs;
    private final OrderBook book;

    NextOpenTick(VenueCosts costs, OrderBook book) {
        this.costs = costs;
        this.book = book;
    }

    @Override
    public String objection(RestingOrder order, Bar bar) {
        boolean plain =
                order.request.conditions().equals(OrderConditions.GTC)
                        || order.request.conditions().equals(REDUCING);
        if (!plain) {
            return "an order works until it is filled or canceled";
        }
        // One tick is the lowest price there is, and it must not be better than the market's.
        boolean belowOneTick =
                order.terms.type() == OrderType.MARKET
                        && order.request.side() == Side.SELL
                        && bar.open() < order.request.instrument().tickSize();
        return belowOneTick ? "the market trades below one tick" : "";
    }

    private static final OrderConditions REDUCING = OrderConditions.GTC.asReduceOnly();

    @Override
    public void match(Bar bar) {
        List<RestingOrder> orders = book.orders();
        int present = orders.size();
        for (int i = 0; i < present; i++) {
            RestingOrder order = orders.get(i);
            if (!order.isGone()) {
                match(order, bar);
            }
        }
    }

    private void match(RestingOrder order, Bar bar) {
        long price = price(order, bar);
        if (price == NONE) {
            return;
        }
        Instrument instrument = order.request.instrument();
        long quantity = order.remaining();
        long notional = instrument.notional(price, quantity);
        Fee fee = Fee.charge(instrument.quote(), notional, costs.takerFee());
        String id = order.id() + "-" + (order.fills.size() + 1);
        Fill fill = new Fill(id, price, quantity, notional, fee, bar.openTime());
        book.execute(order, bar, fill);
    }

    private long price(RestingOrder order, Bar bar) {
        long slipped = slipped(order, bar.open());
        if (order.terms.type() == OrderType.MARKET) {
            return slipped;
        }
        long limit = order.terms.limitPrice();
        if (bar.open() != limit && order.isGood(bar.open(), limit)) {
            return order.isBuy() ? Math.min(slipped, limit) : Math.max(slipped, limit);
        }
        long kindest = order.kindest(bar);
        return kindest != limit && order.isGood(kindest, limit) ? limit : NONE;
    }

    private long slipped(RestingOrder order, long price) {
        Instrument instrument = order.request.instrument();
        long slip = costs.slippage().of(price, RoundingMode.CEILING);
        if (order.isBuy()) {
            return instrument.roundToTick(FixedPoint.add(price, slip), RoundingMode.CEILING);
        }
        long tick = instrument.tickSize();
        return Math.max(tick, instrument.roundToTick(price - slip, RoundingMode.FLOOR));
    }
}
