package dev.tradekeep.venue;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.OrderType;
import java.util.List;

/**
 * The rules of {@link FillModel#BARS}. A bar tells its open, then nothing of the order in which it
 * reached its high and low, so the worst is taken: stops come before what rests.
 *
 * <ol>
 *   <li>At the open: stops that it has passed, market orders, then limits that are marketable and
 *       targets that it has passed. Takers at the open.
 *   <li>The exits of what was filled at the open arrive.
 *   <li>Stops that the bar touches: takers at the trigger.
 *   <li>Resting limits that it goes beyond, at their limit, makers; targets that it touches.
 *   <li>The exits of what was filled after the open arrive, and of them stops only take part.
 * </ol>
 *
 * <p>An order is served once in a bar. Each step looks only at the orders and the bar, so that a
 * bar which is handed in again skips what it has done.
 */
final class BarMatching implements Matching {
    private final Market market;
    private final OrderBook book;

    BarMatching(Market market, OrderBook book) {
        this.market = market;
        this.book = book;
    }

    @Override
    public String objection(RestingOrder order, Bar bar) {
        return book.hasExitLike(order.request)
                ? "the group has an exit of this kind at the exchange"
                : "";
    }

    @Override
    public void match(Bar bar) {
        List<RestingOrder> orders = book.orders();
        int present = orders.size();
        if (present > 0) {
            atTheOpen(orders, present, bar);
        }
        market.admitChildren(bar, false);
        for (int i = 0; i < orders.size(); i++) {
            if (isServed(orders.get(i), bar)) {
                stop(orders.get(i), bar);
            }
        }
        for (int i = 0; i < orders.size(); i++) {
            if (isServed(orders.get(i), bar)) {
                rest(orders.get(i), bar);
            }
        }
        lateChildren(orders, bar);
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).follow(bar);
        }
    }

    /** Whether an order takes part in a bar from its open on. */
    private static boolean isServed(RestingOrder order, Bar bar) {
        long open = bar.openTime();
        return !order.isGone() && order.servedAt <= open && order.entryAt <= open;
    }

    private static boolean isChild(RestingOrder order, Bar bar) {
        return order.entryAt == bar.openTime();
    }

    private void atTheOpen(List<RestingOrder> orders, int present, Bar bar) {
        for (int i = 0; i < present; i++) {
            RestingOrder order = orders.get(i);
            if (isServed(order, bar) && !isChild(order, bar) && order.isStop()) {
                stopAtOpen(order, bar);
            }
        }
        for (int i = 0; i < present; i++) {
            RestingOrder order = orders.get(i);
            if (isServed(order, bar) && !isChild(order, bar) && order.isMarket()) {
                marketAtOpen(order, bar);
            }
        }
        for (int i = 0; i < present; i++) {
            RestingOrder order = orders.get(i);
            if (isServed(order, bar) && !isChild(order, bar)) {
                limitAtOpen(order, bar);
            }
        }
    }

    private void stopAtOpen(RestingOrder order, Bar bar) {
        if (order.isStopped(bar.open(), order.trigger(order.best))) {
            setOff(order, bar, bar.open(), bar.openTime());
        }
    }

    private void marketAtOpen(RestingOrder order, Bar bar) {
        boolean entry =
                order.terms.type() == OrderType.MARKET && !market.purse().isExit(order.request);
        if (entry && market.isLate(order, bar)) {
            book.expire(order, ExpiryReason.LATE, OrderBook.tradedAt(bar));
            return;
        }
        book.trade(order, bar, bar.open(), true, bar.openTime());
    }

    private void limitAtOpen(RestingOrder order, Bar bar) {
        if (order.isTakeProfit()) {
            if (order.isGood(bar.open(), order.terms.triggerPrice())) {
                book.trade(order, bar, bar.open(), true, bar.openTime());
            }
            return;
        }
        if (!order.isLimit() || order.arrivedIn != bar.openTime()) {
            return;
        }
        if (order.isGood(bar.open(), order.terms.limitPrice())) {
            book.trade(order, bar, bar.open(), true, bar.openTime());
        } else if (order.isAtOnce()) {
            book.expire(order, ExpiryReason.PRICE, OrderBook.tradedAt(bar));
        }
    }

    private void stop(RestingOrder order, Bar bar) {
        if (isChild(order, bar) && order.isMarket()) {
            book.trade(order, bar, bar.open(), true, later(bar));
            return;
        }
        if (!order.isStop()) {
            return;
        }
        long trigger = order.trigger(order.best);
        if (order.isStopped(order.worst(bar), trigger)) {
            setOff(order, bar, order.worse(trigger, bar.open()), later(bar));
            return;
        }
        if (order.terms.type() != OrderType.TRAILING_STOP || order.entryAt > bar.openTime()) {
            return;
        }
        long moved = order.trigger(order.bestAfter(bar));
        if (bar.close() != moved && order.isStopped(bar.close(), moved)) {
            setOff(order, bar, moved, later(bar));
        }
    }

    /** A stop whose trigger was reached trades at a price unless that is beyond its limit. */
    private void setOff(RestingOrder order, Bar bar, long price, long fillAt) {
        boolean within =
                order.terms.type() != OrderType.STOP_LIMIT
                        || order.isGood(price, order.terms.limitPrice());
        if (within) {
            book.trade(order, bar, price, true, fillAt);
        } else {
            book.trigger(order, bar, ExpiryReason.PRICE);
        }
    }

    private void rest(RestingOrder order, Bar bar) {
        if (order.isTakeProfit()) {
            takeProfit(order, bar);
            return;
        }
        if (!order.isLimit()) {
            return;
        }
        long limit = order.terms.limitPrice();
        if (isChild(order, bar) && order.isGood(bar.open(), limit)) {
            book.trade(order, bar, bar.open(), true, later(bar));
        } else if (isChild(order, bar) && order.isAtOnce()) {
            book.expire(order, ExpiryReason.PRICE, OrderBook.tradedAt(bar));
        } else if (order.isPassed(bar)) {
            book.trade(order, bar, limit, false, later(bar));
        }
    }

    private void takeProfit(RestingOrder order, Bar bar) {
        long trigger = order.terms.triggerPrice();
        if (order.isGood(bar.open(), trigger)) {
            book.trade(order, bar, bar.open(), true, later(bar));
        } else if (order.isGood(order.kindest(bar), trigger)) {
            book.trade(order, bar, trigger, true, later(bar));
        }
    }

    /** Admits the exits of later fills until there are no more, and lets their stops take part. */
    private void lateChildren(List<RestingOrder> orders, Bar bar) {
        long open = bar.openTime();
        int from = 0;
        do {
            market.admitChildren(bar, true);
            int until = orders.size();
            for (; from < until; from++) {
                RestingOrder order = orders.get(from);
                if (!order.isGone() && order.servedAt <= open && order.entryAt > open) {
                    stop(order, bar);
                }
            }
        } while (market.hasChildren());
    }

    private static long later(Bar bar) {
        return bar.openTime() + 1;
    }
}
