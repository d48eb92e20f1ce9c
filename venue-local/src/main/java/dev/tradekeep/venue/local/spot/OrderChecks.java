package dev.tradekeep.venue.local.spot;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import java.math.RoundingMode;
import java.util.Collection;

/** What an order must keep to before it may trade; changes nothing. */
final class OrderChecks {
    private OrderChecks() {}

    /** The filters that need no more than the symbol and its prices. */
    static void filters(SpotMarket market, NewOrder order, long nowMicros) {
        SymbolRules rules = market.rules();
        if (order.kind().isPriced()) {
            require(order.price() > 0 && rules.price().holds(order.price()), "PRICE_FILTER");
        }
        if (order.stop() != 0) {
            require(rules.price().holds(order.stop()), "PRICE_FILTER");
        }
        if (order.kind().isPriced()) {
            percent(market, order, nowMicros);
        }
        if (order.quoteQuantity() == 0) {
            require(rules.lot().holds(order.quantity()) && order.quantity() > 0, "LOT_SIZE");
            if (order.kind() == OrderKind.MARKET) {
                require(rules.marketLot().holds(order.quantity()), "MARKET_LOT_SIZE");
            }
        }
        iceberg(rules, order);
        trail(rules.trail(), order);
        notional(market, order, nowMicros);
    }

    private static void percent(SpotMarket market, NewOrder order, long nowMicros) {
        long average = averageOf(market, nowMicros);
        if (average == 0) {
            return;
        }
        SymbolRules.Percent percent = market.rules().percent();
        long up = order.buy() ? percent.bidUp() : percent.askUp();
        long down = order.buy() ? percent.bidDown() : percent.askDown();
        require(
                order.price() <= Quote.of(average, up)
                        && order.price() >= Quote.needed(average, down),
                "PERCENT_PRICE_BY_SIDE");
    }

    private static void iceberg(SymbolRules rules, NewOrder order) {
        if (order.display() == 0) {
            return;
        }
        if (order.display() > order.quantity()) {
            throw new Refusal(Reason.ICEBERG);
        }
        require(rules.lot().holds(order.display()), "LOT_SIZE");
        long parts = FixedPoint.divide(order.quantity(), order.display(), RoundingMode.CEILING);
        require(parts <= rules.counts().parts(), "ICEBERG_PARTS");
    }

    private static void trail(SymbolRules.Trail trail, NewOrder order) {
        if (order.trail() == 0) {
            return;
        }
        boolean above = order.stopsAbove();
        require(
                order.trail() >= (above ? trail.minAbove() : trail.minBelow())
                        && order.trail() <= (above ? trail.maxAbove() : trail.maxBelow()),
                "TRAILING_DELTA");
    }

    private static void notional(SpotMarket market, NewOrder order, long nowMicros) {
        SymbolRules.Notional notional = market.rules().notional();
        boolean unpriced = !order.kind().isPriced();
        long worth = worthOf(market, order, nowMicros);
        boolean countsMin = !unpriced || notional.minMarket();
        boolean countsMax = notional.max() != 0 && (!unpriced || notional.maxMarket());
        if (notional.old() != 0 && countsMin) {
            require(worth >= notional.old(), "MIN_NOTIONAL");
        }
        require(
                !(countsMin && worth < notional.min()) && !(countsMax && worth > notional.max()),
                "NOTIONAL");
    }

    private static long worthOf(SpotMarket market, NewOrder order, long nowMicros) {
        if (order.quoteQuantity() != 0) {
            return order.quoteQuantity();
        }
        if (order.kind().isPriced()) {
            return Quote.of(order.price(), order.quantity());
        }
        long price = order.stop() != 0 ? order.stop() : averageOf(market, nowMicros);
        return Quote.of(price, order.quantity());
    }

    private static long averageOf(SpotMarket market, long nowMicros) {
        return market.rules().avgMinutes() == 0
                ? market.engine().last()
                : market.averagePrice(nowMicros);
    }

    /** The filters that count what the account has. */
    static void counts(Account account, SpotMarket market, Collection<NewOrder> orders) {
        SymbolRules.Counts most = market.rules().counts();
        Collection<SpotOrder> open = account.shelf(market).open();
        int algo = 0;
        int icebergs = 0;
        long buying = 0;
        for (SpotOrder order : open) {
            algo += order.asked().kind().isContingent() ? 1 : 0;
            icebergs += order.asked().display() != 0 ? 1 : 0;
            buying += order.isBuy() ? order.left() : 0;
        }
        requireCount(open.size() + orders.size() <= most.orders(), "MAX_NUM_ORDERS");
        long newAlgo = orders.stream().filter(order -> order.kind().isContingent()).count();
        requireCount(newAlgo == 0 || algo + newAlgo <= most.algo(), "MAX_NUM_ALGO_ORDERS");
        long newIcebergs = orders.stream().filter(order -> order.display() != 0).count();
        requireCount(
                newIcebergs == 0 || icebergs + newIcebergs <= most.iceberg(),
                "MAX_NUM_ICEBERG_ORDERS");
        long bought =
                orders.stream().filter(NewOrder::buy).mapToLong(NewOrder::quantity).max().orElse(0);
        if (most.position() != 0 && bought != 0) {
            Balance base = account.balance(market.rules().base());
            requireCount(
                    base.free() + base.locked() + buying + bought <= most.position(),
                    "MAX_POSITION");
        }
    }

    /** Whether there is a place for an order where the market is. */
    static void place(SpotMarket market, NewOrder order, Handling handling) {
        boolean stops = order.kind().isContingent() && order.stop() != 0;
        if (stops && market.engine().isReached(order.stop(), order.stopsAbove())) {
            throw new Refusal(Reason.WOULD_TRIGGER);
        }
        if (order.kind() == OrderKind.LIMIT_MAKER
                && !handling.endsTaking()
                && market.engine().crosses(order.buy(), order.price())) {
            throw new Refusal(Reason.WOULD_TAKE);
        }
        if (order.quoteQuantity() != 0 && market.engine().levels(!order.buy()) == 0) {
            throw new Refusal(Reason.EMPTY_BOOK);
        }
    }

    /** What an order needs of what it pays with. */
    static long cost(SpotMarket market, NewOrder order) {
        if (order.quoteQuantity() != 0) {
            return order.buy()
                    ? order.quoteQuantity()
                    : market.engine().quantityFor(order.quoteQuantity());
        }
        if (!order.buy()) {
            return order.quantity();
        }
        if (order.kind().isPriced()) {
            return Quote.needed(order.price(), order.quantity());
        }
        if (order.kind() == OrderKind.MARKET) {
            return market.engine().costOf(true, order.quantity());
        }
        long price = order.stop() != 0 ? order.stop() : market.engine().last();
        return Quote.needed(price, order.quantity());
    }

    /** One more list. */
    static void listCount(Account account, SpotMarket market) {
        long open =
                account.lists().values().stream()
                        .filter(list -> !list.isDone() && list.market() == market)
                        .count();
        requireCount(open < market.rules().counts().lists(), "MAX_NUM_ORDER_LISTS");
    }

    private static void require(boolean holds, String filter) {
        if (!holds) {
            throw new Refusal(Reason.FILTER, filter);
        }
    }

    private static void requireCount(boolean holds, String filter) {
        if (!holds) {
            throw new Refusal(Reason.COUNT_FILTER, filter);
        }
    }
}
