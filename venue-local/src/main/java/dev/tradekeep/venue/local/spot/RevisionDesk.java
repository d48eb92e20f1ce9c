package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.matching.MatchingEngine;
import dev.tradekeep.venue.local.spot.ExchangeListener.ReportKind;
import dev.tradekeep.venue.local.spot.Refusal.Reason;

/**
 * Gives orders other prices and quantities, up or down. Who only gets smaller keeps the place in
 * the book, everybody else lines up anew. To be called under the lock of the exchange.
 */
public final class RevisionDesk {
    private final SpotExchange exchange;

    RevisionDesk(SpotExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Revises an open order that belongs to no list. A refused one stays as it was.
     *
     * @param quantity all of it, with what has traded already
     * @param price 0 for an order without a limit
     * @param stop 0 for an order that waits for nothing
     */
    public void revise(SpotOrder order, long quantity, long price, long stop) {
        exchange.requireLock();
        NewOrder before = order.asked();
        NewOrder terms = before.with(quantity, price, stop);
        long left = quantity - order.executed() - order.prevented();
        require(order, terms, left);
        MatchingEngine engine = order.market().engine();
        boolean stays =
                price == before.price() && stop == before.stop() && quantity < order.quantity();
        if (stays) {
            engine.reduce(order, left);
            order.shrunk(terms, exchange.now());
        } else {
            engine.cancel(order);
            order.revised(terms, exchange.now());
        }
        settle(order);
        exchange.report(order, ReportKind.REPLACED, null, order.clientId(), null);
        if (!stays) {
            start(order);
        }
        exchange.orders().runFollowUps();
    }

    private void require(SpotOrder order, NewOrder terms, long left) {
        if (!order.state().isOpen()) {
            throw new Refusal(Reason.UNKNOWN_ORDER);
        }
        if (order.list() != null || order.asked().quoteQuantity() != 0) {
            throw new Refusal(Reason.CANCEL_RESTRICTED);
        }
        NewOrder before = order.asked();
        if (terms.equals(before.with(order.quantity(), before.price(), before.stop()))) {
            throw new Refusal(Reason.AMEND_SAME);
        }
        SpotMarket market = order.market();
        OrderChecks.filters(market, terms, exchange.now());
        if (left <= 0) {
            throw new Refusal(Reason.FILTER, "LOT_SIZE");
        }
        if (order.isUntriggered()
                && terms.stop() != 0
                && market.engine().isReached(terms.stop(), terms.stopsAbove())) {
            throw new Refusal(Reason.WOULD_TRIGGER);
        }
        Hold hold = order.hold();
        if (hold != null && order.needed(terms, left) - hold.amount() > hold.balance().free()) {
            throw new Refusal(Reason.BALANCE);
        }
    }

    private void settle(SpotOrder order) {
        Hold hold = order.hold();
        if (hold != null) {
            hold.take(Math.max(0, order.needed() - hold.amount()));
            hold.settle();
        }
        exchange.touch(order);
    }

    private void start(SpotOrder order) {
        if (order.isUntriggered()) {
            order.market().engine().hold(order);
        } else if (order.wouldTake()) {
            exchange.orders().end(order, EndReason.WOULD_TAKE);
        } else {
            order.market().engine().submit(order);
        }
    }
}
