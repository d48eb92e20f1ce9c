package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.BookOrder;
import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.ExchangeListener.ReportKind;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Places, cancels and amends orders and lists of them. To be called under the lock of the exchange.
 */
public final class OrderDesk {
    private final SpotExchange exchange;
    private final List<SpotOrder> changed = new ArrayList<>();

    OrderDesk(SpotExchange exchange) {
        this.exchange = exchange;
    }

    /** Whether an order would pass the filters of its symbol; places nothing. */
    public void test(SpotMarket market, NewOrder order) {
        exchange.requireLock();
        OrderChecks.filters(market, order, exchange.now());
    }

    /** Places an order. */
    public SpotOrder place(Account account, SpotMarket market, NewOrder order) {
        return place(account, market, order, Handling.AT_ONCE);
    }

    /** Places an order. */
    public SpotOrder place(Account account, SpotMarket market, NewOrder order, Handling handling) {
        exchange.requireLock();
        test(market, order);
        admit(account, market, List.of(order), handling);
        SpotOrder placed = make(account, market, order, handling);
        if (placed.wouldTake()) {
            end(placed, EndReason.WOULD_TAKE);
        } else {
            reserve(placed, List.of(placed));
            start(placed);
        }
        runFollowUps();
        return placed;
    }

    /** Ends an order that the book does not have. */
    void end(SpotOrder order, EndReason reason) {
        order.ended(OrderState.EXPIRED, reason, exchange.now());
        Hold hold = order.hold();
        if (hold != null) {
            hold.settle();
        }
        exchange.report(order, ReportKind.EXPIRED, null);
        changed(order);
    }

    /**
     * Cancels an order, and with it the list that it belongs to.
     *
     * @param clientId what the cancel is called, null for a name that the exchange makes
     * @return what the cancel is called
     */
    public String cancel(SpotOrder order, @Nullable String clientId) {
        exchange.requireLock();
        if (!order.state().isOpen()) {
            throw new Refusal(Reason.UNKNOWN_ORDER);
        }
        String name = clientId == null ? exchange.newClientId() : clientId;
        OrderList list = order.list();
        for (SpotOrder one : list == null ? List.of(order) : list.orders()) {
            if (one.state().isOpen()) {
                cancelOne(one, name);
            }
        }
        runFollowUps();
        return name;
    }

    /**
     * Fills an order at its price, whatever is before it and wherever the market is: somebody of
     * the house trades with it.
     *
     * @param quantity more than nothing, and no more than what is left
     */
    public void fill(SpotOrder order, Account house, long quantity) {
        exchange.requireLock();
        if (!order.isResting() || quantity <= 0 || quantity > order.left()) {
            throw new Refusal(Reason.UNKNOWN_ORDER);
        }
        SpotMarket market = order.market();
        boolean buy = !order.isBuy();
        exchange.deposit(
                house,
                buy ? market.rules().quote() : market.rules().base(),
                buy ? Quote.needed(order.limit(), quantity) : quantity);
        SpotOrder taker = make(house, market, NewOrder.market(buy, quantity), Handling.AT_ONCE);
        reserve(taker, List.of(taker));
        taker.working(exchange.now());
        market.engine().tradeWith(order, taker);
        runFollowUps();
    }

    private void cancelOne(SpotOrder order, String name) {
        order.market().engine().cancel(order);
        order.state(OrderState.CANCELED, exchange.now());
        Hold hold = order.hold();
        if (hold != null) {
            hold.settle();
        }
        exchange.touch(order);
        exchange.report(order, ReportKind.CANCELED, null, order.clientId(), name);
        changed(order);
    }

    /**
     * Makes an order smaller; it keeps its place.
     *
     * @param clientId what it is called from now on, null for what it is called already
     * @return the id of the report that tells of it
     */
    public long amend(SpotOrder order, long quantity, @Nullable String clientId) {
        exchange.requireLock();
        if (!order.state().isOpen()) {
            throw new Refusal(Reason.UNKNOWN_ORDER);
        }
        if (quantity == order.quantity()) {
            throw new Refusal(Reason.AMEND_SAME);
        }
        if (quantity > order.quantity()) {
            throw new Refusal(Reason.AMEND_UP);
        }
        SpotMarket market = order.market();
        if (!market.rules().lot().holds(quantity)
                || quantity <= order.executed() + order.prevented()) {
            throw new Refusal(Reason.FILTER, "LOT_SIZE");
        }
        if (order.amendments() >= market.rules().counts().amends()) {
            throw new Refusal(Reason.AMEND_FILTER, "MAX_NUM_ORDER_AMENDS");
        }
        String before = order.clientId();
        String name = clientId == null ? before : clientId;
        Shelf shelf = order.account().shelf(market);
        if (!name.equals(before) && shelf.hasOpen(name)) {
            throw new Refusal(Reason.DUPLICATE);
        }
        long quantityBefore = order.quantity();
        market.engine().reduce(order, order.left() - (quantityBefore - quantity));
        order.amended(quantity, name, exchange.now());
        shelf.rename(order, before);
        Hold hold = order.hold();
        if (hold != null) {
            hold.settle();
        }
        exchange.touch(order);
        exchange.report(order, ReportKind.REPLACED, null, before, null);
        long report = exchange.lastExecutionId();
        order.add(new Amendment(report, before, name, quantityBefore, quantity, exchange.now()));
        return report;
    }

    /**
     * Places a list of orders. Of an OCO only one can trade. Of an OTO the first trades, and when
     * it is filled the others are placed: one, or two of which only one can trade.
     */
    public OrderList placeList(
            Account account,
            SpotMarket market,
            OrderList.Kind kind,
            @Nullable String clientId,
            List<NewOrder> orders) {
        exchange.requireLock();
        orders.forEach(order -> test(market, order));
        if (!account.isHouse()) {
            OrderChecks.listCount(account, market);
        }
        if (clientId != null
                && account.lists().values().stream()
                        .anyMatch(list -> !list.isDone() && list.clientId().equals(clientId))) {
            throw new Refusal(Reason.DUPLICATE);
        }
        boolean oco = kind == OrderList.Kind.OCO;
        admit(account, market, oco ? orders : List.of(orders.getFirst()), Handling.AT_ONCE);
        List<SpotOrder> made =
                orders.stream()
                        .map(order -> make(account, market, order, Handling.AT_ONCE))
                        .toList();
        OrderList list =
                new OrderList(
                        exchange.nextOrderId(),
                        kind,
                        market,
                        account,
                        clientId == null ? exchange.newClientId() : clientId,
                        made,
                        exchange.now());
        account.add(list);
        made.forEach(order -> order.list(list));
        exchange.listener().listed(list, true, exchange.now());
        if (oco) {
            startPair(made);
        } else {
            reserve(made.getFirst(), List.of(made.getFirst()));
            made.stream().skip(1).forEach(this::suspend);
            start(made.getFirst());
        }
        runFollowUps();
        return list;
    }

    private void suspend(SpotOrder order) {
        order.state(OrderState.PENDING_NEW, exchange.now());
        exchange.report(order, ReportKind.NEW, null);
    }

    /** Two orders of which only one can trade; the one that waits comes first. */
    private void startPair(List<SpotOrder> orders) {
        SpotOrder one = orders.getFirst();
        SpotOrder two = orders.getLast();
        reserve(one, orders);
        two.hold(Objects.requireNonNull(one.hold()));
        BookOrder.pair(one, two);
        for (SpotOrder order : orders) {
            if (order.asked().kind().isContingent()) {
                start(order);
            }
        }
        for (SpotOrder order : orders) {
            if (!order.asked().kind().isContingent() && order.state().isOpen()) {
                start(order);
            }
        }
    }

    /** The checks of the matching engine: whether all of these may be placed now. */
    private void admit(
            Account account, SpotMarket market, List<NewOrder> orders, Handling handling) {
        if (!market.status().takesOrders()) {
            throw new Refusal(Reason.CLOSED);
        }
        if (!account.isHouse() && handling.counted()) {
            OrderChecks.counts(account, market, orders);
        }
        long needed = 0;
        for (NewOrder order : orders) {
            String clientId = order.clientId();
            if (clientId != null && account.shelf(market).hasOpen(clientId)) {
                throw new Refusal(Reason.DUPLICATE);
            }
            OrderChecks.place(market, order, handling);
            boolean waits = order.kind().isContingent() && handling.locksLate();
            needed = waits ? needed : Math.max(needed, OrderChecks.cost(market, order));
        }
        boolean buy = orders.getFirst().buy();
        SymbolRules rules = market.rules();
        if (account.balance(buy ? rules.quote() : rules.base()).free() < needed) {
            throw new Refusal(Reason.BALANCE);
        }
    }

    private SpotOrder make(Account account, SpotMarket market, NewOrder order, Handling handling) {
        String clientId = order.clientId();
        SpotOrder made =
                new SpotOrder(
                        exchange.nextOrderId(),
                        market,
                        account,
                        order,
                        clientId == null ? exchange.newClientId() : clientId,
                        handling,
                        exchange.now());
        account.shelf(market).add(made);
        return made;
    }

    /**
     * Sets aside what an order needs; a market order trades at once and needs no more than a
     * budget.
     */
    private void reserve(SpotOrder order, List<SpotOrder> sharing) {
        SymbolRules rules = order.market().rules();
        Balance balance = order.account().balance(order.isBuy() ? rules.quote() : rules.base());
        Hold hold = new Hold(balance, sharing);
        order.hold(hold);
        NewOrder asked = order.asked();
        if (asked.quoteQuantity() != 0) {
            order.budget(asked.quoteQuantity());
        } else if (asked.kind() == OrderKind.MARKET && order.isBuy()) {
            order.budget(balance.free());
        }
        if (asked.kind() != OrderKind.MARKET) {
            hold.take(sharing.stream().mapToLong(SpotOrder::needed).max().orElse(0));
        }
        exchange.touch(order);
    }

    /** Sends an order into the book. */
    private void start(SpotOrder order) {
        order.state(OrderState.NEW, exchange.now());
        boolean waits = order.asked().kind().isContingent();
        if (!waits) {
            order.working(exchange.now());
        }
        exchange.report(order, ReportKind.NEW, null);
        if (waits) {
            order.market().engine().hold(order);
        } else {
            order.market().engine().submit(order);
        }
    }

    /** Places what waited for orders that have filled, and ends lists. */
    void runFollowUps() {
        for (int i = 0; i < changed.size(); i++) {
            SpotOrder order = changed.get(i);
            if (!order.state().isOpen()) {
                order.account().shelf(order.market()).close(order);
            }
            OrderList list = order.list();
            if (list != null) {
                follow(list);
            }
        }
        changed.clear();
    }

    private void follow(OrderList list) {
        SpotOrder first = list.orders().getFirst();
        List<SpotOrder> pending =
                list.orders().stream()
                        .filter(order -> order.state() == OrderState.PENDING_NEW)
                        .toList();
        if (!pending.isEmpty() && first.state() == OrderState.FILLED) {
            startPending(list, pending);
        } else if (!pending.isEmpty() && !first.state().isOpen()) {
            pending.forEach(order -> expirePending(order, ReportKind.EXPIRED));
        }
        if (list.finish()) {
            exchange.listener().listed(list, false, exchange.now());
        }
    }

    private void startPending(OrderList list, List<SpotOrder> pending) {
        List<NewOrder> asked = pending.stream().map(SpotOrder::asked).toList();
        try {
            SpotMarket market = list.market();
            if (!market.status().takesOrders()) {
                throw new Refusal(Reason.CLOSED);
            }
            long needed = 0;
            for (NewOrder order : asked) {
                OrderChecks.place(market, order, Handling.AT_ONCE);
                needed = Math.max(needed, OrderChecks.cost(market, order));
            }
            SymbolRules rules = market.rules();
            String pays = asked.getFirst().buy() ? rules.quote() : rules.base();
            if (list.account().balance(pays).free() < needed) {
                throw new Refusal(Reason.BALANCE);
            }
        } catch (Refusal refused) {
            list.reject();
            pending.forEach(order -> expirePending(order, ReportKind.REJECTED));
            return;
        }
        pending.forEach(order -> order.state(OrderState.NEW, exchange.now()));
        if (pending.size() == 2) {
            startPair(pending);
        } else {
            reserve(pending.getFirst(), pending);
            start(pending.getFirst());
        }
    }

    private void expirePending(SpotOrder order, ReportKind kind) {
        order.state(
                kind == ReportKind.REJECTED ? OrderState.REJECTED : OrderState.EXPIRED,
                exchange.now());
        exchange.report(order, kind, null);
        changed(order);
    }

    /** Notes that something depends on an order, or that it has ended. */
    void changed(SpotOrder order) {
        if (order.list() != null || !order.state().isOpen()) {
            changed.add(order);
        }
    }
}
