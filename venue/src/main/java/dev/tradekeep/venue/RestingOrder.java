package dev.tradekeep.venue;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the simulated exchange holds it, from its request to its end. */
final class RestingOrder {
    static final long NEVER = RestoredOrder.NEVER;

    final OrderRequest request;
    final List<Fill> fills = new ArrayList<>(1);
    OrderTerms terms;
    long quantity;
    long filled;

    /** Whether its trigger price was reached, so that it works as a market or limit order. */
    boolean triggered;

    /** The open time of the bar at whose open it came, or got other terms. */
    long arrivedIn = NEVER;

    /** The time of its last report of a fill or a trigger: an order is served once a bar. */
    long servedAt = NEVER;

    /** Of a restored order: when other terms were taken. */
    long amendedAt = NEVER;

    /** The time of the fill that it is an exit of; else never. */
    long entryAt = NEVER;

    /** The price of that fill. */
    long entryPrice;

    /** The best price since it came; what a trailing stop stays behind. */
    long best;

    /** How often the other exit of its group has made it smaller. */
    int reductions;

    /** Whether a bar gave it less than it wanted: for statistics. */
    boolean limited;

    private boolean started;
    private boolean gone;
    private @Nullable OrderEnd end;

    RestingOrder(OrderRequest request) {
        this.request = request;
        terms = request.terms();
        quantity = request.quantity();
    }

    /** An order as the books have it. */
    static RestingOrder of(RestoredOrder from) {
        RestingOrder order = new RestingOrder(from.order().request());
        OrderProgress progress = from.order().progress();
        order.terms = progress.terms();
        order.quantity = progress.quantity();
        order.filled = progress.filledQuantity();
        order.triggered = progress.triggered() || order.filled > 0;
        order.fills.addAll(from.fills());
        order.servedAt = from.servedAt();
        order.amendedAt = from.amendedAt();
        if (from.entry() != null) {
            order.childOf(from.entry());
        }
        return order;
    }

    String id() {
        return request.clientOrderId();
    }

    long remaining() {
        return quantity - filled;
    }

    /** Whether the exchange is done with it: it was filled or has ended. */
    boolean isGone() {
        return gone;
    }

    @Nullable OrderEnd end() {
        return end;
    }

    /**
     * @param word null when it was filled
     */
    void leave(@Nullable OrderEnd word) {
        gone = true;
        end = word;
    }

    void childOf(Fill entry) {
        entryAt = entry.at();
        entryPrice = entry.price();
    }

    boolean isBuy() {
        return request.side() == Side.BUY;
    }

    /** Whether what cannot trade at once ends. */
    boolean isAtOnce() {
        TimeInForce time = request.conditions().timeInForce();
        return time == TimeInForce.IOC || time == TimeInForce.FOK;
    }

    boolean isAllOrNothing() {
        return request.conditions().timeInForce() == TimeInForce.FOK;
    }

    /** Whether it waits for its trigger, above the market for a buy and below for a sale. */
    boolean isStop() {
        return switch (terms.type()) {
            case STOP, STOP_LIMIT, TRAILING_STOP -> !triggered;
            case MARKET, LIMIT, TAKE_PROFIT -> false;
        };
    }

    /** Whether it waits for its trigger on the other side of the market. */
    boolean isTakeProfit() {
        return terms.type() == OrderType.TAKE_PROFIT && !triggered;
    }

    /** Whether it trades at any price now. */
    boolean isMarket() {
        return switch (terms.type()) {
            case MARKET -> true;
            case STOP, TRAILING_STOP, TAKE_PROFIT -> triggered;
            case LIMIT, STOP_LIMIT -> false;
        };
    }

    /** Whether it trades at its limit or better now. */
    boolean isLimit() {
        return terms.type() == OrderType.LIMIT
                || (terms.type() == OrderType.STOP_LIMIT && triggered);
    }

    /** The trigger of a stop when this was the best price. */
    long trigger(long bestPrice) {
        if (terms.type() != OrderType.TRAILING_STOP) {
            return terms.triggerPrice();
        }
        long distance = terms.trailingDistance();
        if (!isBuy()) {
            return bestPrice - distance;
        }
        return bestPrice > Long.MAX_VALUE - distance ? Long.MAX_VALUE : bestPrice + distance;
    }

    /** Whether a price is at the trigger of a stop or worse for us. */
    boolean isStopped(long price, long trigger) {
        return isBuy() ? price >= trigger : price <= trigger;
    }

    /** Whether a price is at this one or better for us. */
    boolean isGood(long price, long wanted) {
        return isBuy() ? price <= wanted : price >= wanted;
    }

    /** Of two prices the one that is worse for us. */
    long worse(long one, long other) {
        return isBuy() ? Math.max(one, other) : Math.min(one, other);
    }

    /** The price of a bar that lies furthest against a stop. */
    long worst(Bar bar) {
        return isBuy() ? bar.high() : bar.low();
    }

    /** The price of a bar that is best for us. */
    long kindest(Bar bar) {
        return isBuy() ? bar.low() : bar.high();
    }

    /** Whether a bar goes beyond the limit by a tick. */
    boolean isPassed(Bar bar) {
        long limit = terms.limitPrice();
        long tick = request.instrument().tickSize();
        return isBuy() ? limit - bar.low() >= tick : bar.high() - limit >= tick;
    }

    /** The best price once a bar has happened: it moves in our favour only. */
    long bestAfter(Bar bar) {
        // Of the bar of its entry, only the close is sure to be later than the fill.
        long reached = entryAt > bar.openTime() ? bar.close() : kindest(bar);
        return isBuy() ? Math.min(best, reached) : Math.max(best, reached);
    }

    /** Comes to the exchange at the open of a bar, or with a fill in it. */
    void arrive(Bar bar) {
        arrivedIn = bar.openTime();
        best = entryAt > bar.openTime() ? entryPrice : bar.open();
        started = true;
    }

    /** Of a restored order: finds the bar in which it came, or got its terms, by the times. */
    void place(Bar bar, long latencyMicros) {
        long open = bar.openTime();
        boolean withEntry = entryAt >= open && entryAt < bar.closeTime();
        if (!started && (withEntry || request.createdAt() + latencyMicros <= open)) {
            arrive(bar);
        }
        // The books may have a later time: reports of other markets were booked before the answer.
        boolean amended = amendedAt >= OrderBook.answeredAt(bar) && amendedAt < bar.closeTime();
        if (started && amended) {
            arrivedIn = open;
        }
    }

    /** Whether it has traded since a time. */
    boolean hasFillFrom(long at) {
        return !fills.isEmpty() && fills.getLast().at() >= at;
    }

    /** Follows the market through a bar. */
    void follow(Bar bar) {
        if (started) {
            best = bestAfter(bar);
        }
    }
}
