package dev.tradekeep.store.orders;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import org.jspecify.annotations.Nullable;

/** Orders, their events and their trades in one transaction, known by our client order id. */
public final class OrderRepository {
    private final Transaction transaction;

    public OrderRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Writes a new order down with its first event.
     *
     * @param order after the event
     */
    public void open(OrderOwner owner, Order order, OrderEvent event) {
        long id = insert(owner, order);
        transaction.update(
                OrderQuery.INSERT_FIRST_EVENT,
                p ->
                        p.set(1, id)
                                .set(2, nameOf(event))
                                .set(3, order.status().name())
                                .set(4, detailOf(event))
                                .set(5, event.at()));
    }

    /**
     * Writes a new order down.
     *
     * @return the id of its row
     */
    public long insert(OrderOwner owner, Order order) {
        return transaction.insert(
                OrderQuery.INSERT,
                p ->
                        p.set(1, order.clientOrderId())
                                .set(2, order.exchangeOrderId())
                                .set(3, owner.engineRunId())
                                .set(4, owner.portfolioId())
                                .set(5, owner.instrumentId())
                                .set(6, order.side().name())
                                .set(7, order.type().name())
                                .set(8, order.quantity())
                                .set(9, order.limitPrice())
                                .set(10, order.status().name())
                                .set(11, nameOf(order.statusBeforePending()))
                                .set(12, order.filledQuantity())
                                .set(13, order.filledNotional())
                                .set(14, order.createdAt())
                                .set(15, order.updatedAt())
                                .set(16, owner.connectionId())
                                .set(17, closedAt(order)));
    }

    /**
     * Brings the row of an order up to date and appends the event that changed it.
     *
     * @param order after the event
     * @param sequence of the event among those of the order, from 1
     */
    public void apply(Order order, int sequence, OrderEvent event) {
        requireOne(
                transaction.update(
                        OrderQuery.UPDATE,
                        p ->
                                p.set(1, order.clientOrderId())
                                        .set(2, order.exchangeOrderId())
                                        .set(3, order.quantity())
                                        .set(4, order.limitPrice())
                                        .set(5, order.status().name())
                                        .set(6, nameOf(order.statusBeforePending()))
                                        .set(7, order.filledQuantity())
                                        .set(8, order.filledNotional())
                                        .set(9, order.updatedAt())
                                        .set(10, closedAt(order))),
                order);
        append(order, sequence, event);
    }

    /**
     * Appends an event of an order whose row is as the event left it.
     *
     * @param sequence of the event among those of the order, from 1
     */
    private void append(Order order, int sequence, OrderEvent event) {
        requireOne(
                transaction.update(
                        OrderQuery.INSERT_EVENT,
                        p ->
                                p.set(1, order.clientOrderId())
                                        .set(2, sequence)
                                        .set(3, nameOf(event))
                                        .set(4, order.status().name())
                                        .set(5, detailOf(event))
                                        .set(6, event.at())),
                order);
    }

    /**
     * Writes an execution down.
     *
     * @return the id of the trade
     */
    public long insertTrade(Order order, Fill fill) {
        return transaction.insert(
                OrderQuery.INSERT_TRADE,
                p ->
                        p.set(1, order.clientOrderId())
                                .set(2, fill.exchangeTradeId())
                                .set(3, fill.price())
                                .set(4, fill.quantity())
                                .set(5, fill.notional())
                                .set(6, fill.fee().amount())
                                .set(7, fill.fee().asset().code())
                                .set(8, fill.at()));
    }

    /**
     * Ends every open order of a run, such as one whose exchange ended with its process.
     *
     * @param portfolioId that the run traded for
     * @return how many there were
     */
    public long expireOpen(long portfolioId, long engineRunId, long at) {
        transaction.update(OrderQuery.EXPIRE_OPEN_EVENTS, Binder.of(portfolioId, engineRunId, at));
        return transaction.update(OrderQuery.EXPIRE_OPEN, Binder.of(portfolioId, engineRunId, at));
    }

    /** A fill reported late moves it: the order ended with its last change. */
    private static @Nullable Long closedAt(Order order) {
        return order.status().isTerminal() ? order.updatedAt() : null;
    }

    private static @Nullable String detailOf(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Denied e -> e.reasonCode() + ": " + e.reason();
            case OrderEvent.Accepted e -> e.exchangeOrderId();
            case OrderEvent.Rejected e -> e.reason();
            case OrderEvent.Updated e -> "quantity " + e.quantity() + ", limit " + e.limitPrice();
            case OrderEvent.UpdateRejected e -> e.reason();
            case OrderEvent.CancelRejected e -> e.reason();
            case OrderEvent.OutcomeUnknown e -> e.reason();
            case OrderEvent.Filled e -> e.fill().exchangeTradeId();
            case OrderEvent.Submitted e -> null;
            case OrderEvent.Triggered e -> null;
            case OrderEvent.UpdateRequested e -> null;
            case OrderEvent.CancelRequested e -> null;
            case OrderEvent.Canceled e -> null;
            case OrderEvent.Expired e -> null;
        };
    }

    /** Each event is a class, and what it is called is what it is. */
    private static String nameOf(OrderEvent event) {
        return event.getClass().getSimpleName();
    }

    private static @Nullable String nameOf(@Nullable OrderStatus status) {
        return status == null ? null : status.name();
    }

    private static void requireOne(long rows, Order order) {
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "Order " + order.clientOrderId() + " is not in the books.");
        }
    }
}
