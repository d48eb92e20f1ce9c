package dev.tradekeep.venue.local.spot;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.BookEvents;
import dev.tradekeep.venue.local.matching.BookOrder;
import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import dev.tradekeep.venue.local.spot.ExchangeListener.ReportKind;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Moves the money of what the book of one symbol tells, and tells it on. */
final class Settlement implements BookEvents {
    private final SpotExchange exchange;
    private final SpotMarket market;

    Settlement(SpotExchange exchange, SpotMarket market) {
        this.exchange = exchange;
        this.market = market;
    }

    @Override
    public void traded(BookOrder takerOrder, BookOrder makerOrder, long price, long quantity) {
        SpotOrder taker = (SpotOrder) takerOrder;
        SpotOrder maker = (SpotOrder) makerOrder;
        long quote = Quote.of(price, quantity);
        PublicTrade trade =
                new PublicTrade(
                        market.tape().nextId(),
                        price,
                        quantity,
                        quote,
                        exchange.now(),
                        maker.isBuy(),
                        taker.id());
        market.trade(trade);
        Fill taken = settle(taker, trade, false);
        Fill made = settle(maker, trade, true);
        exchange.listener().traded(market, trade);
        exchange.report(taker, ReportKind.TRADE, taken);
        exchange.report(maker, ReportKind.TRADE, made);
        exchange.orders().changed(taker);
        exchange.orders().changed(maker);
    }

    private Fill settle(SpotOrder order, PublicTrade trade, boolean isMaker) {
        Account account = order.account();
        SymbolRules rules = market.rules();
        Balance base = account.balance(rules.base());
        Balance quote = account.balance(rules.quote());
        long received = order.isBuy() ? trade.quantity() : trade.quote();
        Hold hold = order.hold();
        if (hold == null) {
            throw new IllegalStateException("An order trades that nothing is set aside for.");
        }
        hold.pay(order.isBuy() ? trade.quote() : trade.quantity());
        (order.isBuy() ? base : quote).add(received);
        Fill fill = charge(order, trade, received, isMaker);
        order.fill(fill, isSpent(order));
        hold.settle();
        account.shelf(market).add(fill);
        exchange.touch(order);
        return fill;
    }

    /** Whether what is left of an amount buys nothing any more. */
    private boolean isSpent(SpotOrder order) {
        if (order.asked().quoteQuantity() == 0) {
            return false;
        }
        long best = order.isBuy() ? market.engine().bestAsk() : market.engine().bestBid();
        return best != 0 && order.wanted(best, market.rules().lot().step()) == 0;
    }

    private Fill charge(SpotOrder order, PublicTrade trade, long received, boolean isMaker) {
        Account account = order.account();
        FeeRates rates = account.fees();
        String asset = order.isBuy() ? market.rules().base() : market.rules().quote();
        long commission =
                FixedPoint.multiplyDivide(
                        received, rates.of(isMaker), Quote.UNIT, RoundingMode.DOWN);
        String feeAsset = account.feeAsset();
        if (feeAsset != null && !feeAsset.equals(asset)) {
            long inFeeAsset = inFeeAsset(feeAsset, trade.quote(), rates, isMaker);
            if (inFeeAsset >= 0 && account.balance(feeAsset).free() >= inFeeAsset) {
                asset = feeAsset;
                commission = inFeeAsset;
            }
        }
        Balance paid = account.balance(asset);
        paid.add(-commission);
        exchange.touch(account, paid, trade.timeMicros());
        exchange.earn(asset, commission);
        return new Fill(
                trade.id(),
                order,
                trade.price(),
                trade.quantity(),
                trade.quote(),
                commission,
                asset,
                isMaker,
                trade.timeMicros());
    }

    /** The fee of a trade in the fee asset, -1 where that has no price. */
    private long inFeeAsset(String feeAsset, long quote, FeeRates rates, boolean isMaker) {
        long price = exchange.priceOf(feeAsset, market.rules().quote());
        if (price == 0) {
            return -1;
        }
        long rate =
                FixedPoint.multiplyDivide(
                        rates.of(isMaker),
                        Quote.UNIT - rates.discount(),
                        Quote.UNIT,
                        RoundingMode.DOWN);
        long fee = FixedPoint.multiplyDivide(quote, rate, Quote.UNIT, RoundingMode.DOWN);
        return FixedPoint.multiplyDivide(fee, Quote.UNIT, price, RoundingMode.DOWN);
    }

    @Override
    public void prevented(
            BookOrder takerOrder,
            BookOrder makerOrder,
            long price,
            long takerQuantity,
            long makerQuantity) {
        SpotOrder taker = (SpotOrder) takerOrder;
        SpotOrder maker = (SpotOrder) makerOrder;
        PreventedMatch match =
                new PreventedMatch(
                        exchange.nextPreventedId(),
                        taker,
                        maker,
                        price,
                        takerQuantity,
                        makerQuantity,
                        exchange.now());
        taker.account().shelf(market).add(match);
        prevent(taker, match, takerQuantity);
        prevent(maker, match, makerQuantity);
    }

    /** One that keeps something is told of here, one that ends is told of when it does. */
    private void prevent(SpotOrder order, PreventedMatch match, long lost) {
        if (lost == 0) {
            return;
        }
        order.prevented(match, lost);
        Hold hold = order.hold();
        boolean goesOn = match.taker().prevention() == SelfTradePrevention.DECREMENT;
        if (goesOn && order.left() > 0 && hold != null) {
            hold.settle();
            exchange.touch(order);
            exchange.report(order, ReportKind.TRADE_PREVENTION, null);
        }
    }

    @Override
    public void rested(BookOrder order) {
        // Its report was sent when it was taken, and where it rests is told by its level.
    }

    @Override
    public void expired(BookOrder ended, EndReason reason) {
        SpotOrder order = (SpotOrder) ended;
        if (reason == EndReason.BUDGET_SPENT && order.state() == OrderState.FILLED) {
            return;
        }
        boolean inMatch = reason == EndReason.SELF_TRADE;
        order.ended(
                inMatch ? OrderState.EXPIRED_IN_MATCH : OrderState.EXPIRED, reason, exchange.now());
        release(order);
        exchange.report(order, inMatch ? ReportKind.TRADE_PREVENTION : ReportKind.EXPIRED, null);
        exchange.orders().changed(order);
    }

    private void release(SpotOrder order) {
        @Nullable Hold hold = order.hold();
        if (hold != null) {
            hold.settle();
        }
        exchange.touch(order);
    }

    @Override
    public void triggered(BookOrder waited) {
        SpotOrder order = (SpotOrder) waited;
        order.working(exchange.now());
        Hold hold = order.hold();
        if (order.handling().locksLate() && hold != null && !isPaidFor(order, hold)) {
            order.ended(OrderState.REJECTED, EndReason.NOT_AFFORDABLE, exchange.now());
            exchange.report(order, ReportKind.REJECTED, null);
            exchange.orders().changed(order);
            return;
        }
        if (order.isBuy() && order.limit() == 0 && hold != null) {
            long purse = hold.amount() + hold.balance().free();
            order.budget(
                    order.asked().quoteQuantity() == 0 ? purse : Math.min(order.budget(), purse));
        }
        exchange.touch(order);
        exchange.report(order, ReportKind.NEW, null);
    }

    /** Sets aside what an order needs; one for any price may spend what there is. */
    private static boolean isPaidFor(SpotOrder order, Hold hold) {
        if (order.isBuy() && order.limit() == 0) {
            return true;
        }
        long needed = order.needed();
        if (hold.balance().free() < needed) {
            return false;
        }
        hold.take(needed);
        return true;
    }

    @Override
    public boolean admits(BookOrder order) {
        return ((SpotOrder) order).state().isOpen();
    }

    @Override
    public void level(boolean buy, long price, long quantity) {
        market.changed();
        exchange.listener().level(market, buy, price, quantity);
    }
}
