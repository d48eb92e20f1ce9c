package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.BookOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts back what an earlier start of an exchange left: first balances, orders by id, their fills
 * and lists, then the books. What is locked follows from the open orders. Nothing of it is told. To
 * be used under the lock of the exchange, before anybody trades.
 */
public final class Restorer {
    private final SpotExchange exchange;
    private final Map<String, Account> accounts = new HashMap<>();
    private final TreeMap<Long, SpotOrder> orders = new TreeMap<>();

    public Restorer(SpotExchange exchange) {
        this.exchange = exchange;
        exchange.accounts().stream()
                .filter(one -> !one.isHouse())
                .forEach(one -> accounts.put(one.name(), one));
    }

    private boolean knows(String account, String symbol) {
        return accounts.containsKey(account)
                && exchange.markets().stream().anyMatch(one -> one.name().equals(symbol));
    }

    /** The last public trades of a symbol, oldest first, whose ids follow each other. */
    public void trades(SpotMarket market, List<PublicTrade> trades) {
        market.tape().restore(trades);
    }

    /** What an account has of an asset, be it locked or not; one that is not there is left out. */
    public void balance(String account, String asset, long total) {
        if (accounts.containsKey(account)) {
            account(account).balance(asset).add(total);
        }
    }

    private Account account(String name) {
        return Objects.requireNonNull(accounts.get(name), name);
    }

    /** An order; that of an account or of a symbol that is not there is left out. */
    public void order(SavedOrder saved) {
        exchange.idsAfter(saved.id());
        if (!knows(saved.account(), saved.symbol())) {
            return;
        }
        SpotMarket market = exchange.market(saved.symbol());
        SpotOrder order =
                new SpotOrder(
                        saved.id(),
                        market,
                        account(saved.account()),
                        saved.asked(),
                        saved.clientId(),
                        saved.handling(),
                        saved.createdMicros());
        order.restore(saved);
        order.account().shelf(market).restore(order);
        orders.put(order.id(), order);
    }

    /** A fill of an order that has been put back; others are left out. */
    public void fill(SavedFill saved) {
        SpotOrder order = orders.get(saved.orderId());
        if (order == null) {
            return;
        }
        Fill fill =
                new Fill(
                        saved.tradeId(),
                        order,
                        saved.price(),
                        saved.quantity(),
                        saved.quote(),
                        saved.commission(),
                        saved.commissionAsset(),
                        saved.maker(),
                        saved.timeMicros());
        order.fills().add(fill);
        order.account().shelf(order.market()).add(fill);
    }

    /** A list of orders that have been put back; others are left out. */
    public void list(SavedList saved) {
        exchange.idsAfter(saved.id());
        List<SpotOrder> members = new ArrayList<>();
        for (long id : saved.orders()) {
            SpotOrder order = orders.get(id);
            if (order == null) {
                return;
            }
            members.add(order);
        }
        OrderList list =
                new OrderList(
                        saved.id(),
                        saved.kind(),
                        exchange.market(saved.symbol()),
                        account(saved.account()),
                        saved.clientId(),
                        members,
                        saved.createdMicros());
        if (saved.rejected()) {
            list.reject();
        }
        if (saved.done()) {
            list.finish();
        }
        list.account().add(list);
        members.forEach(order -> order.list(list));
    }

    /** Sets aside what open orders need, and puts them into the books. */
    public void open() {
        for (SpotOrder order : orders.values()) {
            if (order.state().isOpen() && order.state() != OrderState.PENDING_NEW) {
                hold(order);
            }
        }
        for (SpotOrder order : orders.values()) {
            if (order.hold() == null) {
                continue;
            }
            if (order.asked().kind().isContingent() && !order.isWorking()) {
                order.market().engine().hold(order);
            } else {
                order.market().engine().submit(order);
            }
        }
    }

    private static void hold(SpotOrder order) {
        if (order.hold() != null) {
            return;
        }
        SpotOrder partner = partner(order);
        List<SpotOrder> sharing = partner == null ? List.of(order) : List.of(order, partner);
        SymbolRules rules = order.market().rules();
        Balance balance = order.account().balance(order.isBuy() ? rules.quote() : rules.base());
        Hold hold = new Hold(balance, sharing);
        long needed = sharing.stream().mapToLong(SpotOrder::needed).max().orElse(0);
        hold.take(Math.min(needed, balance.free()));
        sharing.forEach(one -> one.hold(hold));
        if (partner != null) {
            BookOrder.pair(order, partner);
        }
    }

    /** The open order of which only this one or that one can trade; null for none. */
    private static @Nullable SpotOrder partner(SpotOrder order) {
        OrderList list = order.list();
        if (list == null) {
            return null;
        }
        return list.orders().stream()
                .filter(one -> one != order && one.isBuy() == order.isBuy())
                .filter(one -> one.state() == OrderState.NEW)
                .findFirst()
                .orElse(null);
    }
}
