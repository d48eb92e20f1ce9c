package dev.tradekeep.venue.local.control;

import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of an account at one moment, whatever clients were told. Prices, quantities and
 * amounts count 10<sup>-8</sup>.
 *
 * @param orders all that are remembered, by id
 * @param fills all that are remembered, by time
 */
public record AccountState(
        String key, List<Holding> balances, List<PlacedOrder> orders, List<Execution> fills) {
    /** What it has of an asset. */
    public record Holding(String asset, long free, long locked) {}

    /**
     * One order.
     *
     * @param price 0 for one without
     */
    public record PlacedOrder(
            long id,
            String clientId,
            String symbol,
            boolean buy,
            OrderKind kind,
            OrderState state,
            long quantity,
            long price,
            long executed,
            long executedQuote,
            long createdMicros,
            long updatedMicros) {}

    /**
     * One fill.
     *
     * @param quote what it was worth in the other asset
     */
    public record Execution(
            long tradeId,
            long orderId,
            String clientId,
            String symbol,
            boolean buy,
            long price,
            long quantity,
            long quote,
            long commission,
            String commissionAsset,
            boolean maker,
            long timeMicros) {}

    /** Reads an account, under the lock of its exchange. */
    static AccountState of(SpotExchange exchange, Account account) {
        List<Holding> balances =
                account.balances().stream()
                        .map(one -> new Holding(one.asset(), one.free(), one.locked()))
                        .toList();
        List<PlacedOrder> orders = new ArrayList<>();
        List<Execution> fills = new ArrayList<>();
        for (SpotMarket market : exchange.markets()) {
            account.shelf(market).orders().values().forEach(order -> orders.add(order(order)));
            account.shelf(market).fills().forEach(fill -> fills.add(execution(fill)));
        }
        orders.sort(Comparator.comparingLong(PlacedOrder::id));
        fills.sort(Comparator.comparingLong(Execution::timeMicros));
        return new AccountState(account.name(), balances, List.copyOf(orders), List.copyOf(fills));
    }

    private static PlacedOrder order(SpotOrder order) {
        return new PlacedOrder(
                order.id(),
                order.clientId(),
                order.market().name(),
                order.isBuy(),
                order.asked().kind(),
                order.state(),
                order.quantity(),
                order.limit(),
                order.executed(),
                order.executedQuote(),
                order.createdMicros(),
                order.updatedMicros());
    }

    private static Execution execution(Fill fill) {
        SpotOrder order = fill.order();
        return new Execution(
                fill.tradeId(),
                order.id(),
                order.clientId(),
                order.market().name(),
                order.isBuy(),
                fill.price(),
                fill.quantity(),
                fill.quote(),
                fill.commission(),
                fill.commissionAsset(),
                fill.maker(),
                fill.timeMicros());
    }

    /** What it has of an asset: free and locked. */
    public long total(String asset) {
        return balances.stream()
                .filter(one -> one.asset().equals(asset))
                .mapToLong(one -> one.free() + one.locked())
                .sum();
    }

    /** The newest order with a client id, null when there is none. */
    public @Nullable PlacedOrder order(String clientId) {
        return orders.reversed().stream()
                .filter(one -> one.clientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }
}
