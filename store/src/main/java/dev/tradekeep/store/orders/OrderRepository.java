package dev.tradekeep.store.orders;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders, their events and their trades in one transaction, known by our client order id. */
public final class OrderRepository {
    /** Characters of an id that a caller gave an order. */
    public static final int CALLER_ORDER_ID_LENGTH_MAX = 64;

    private final Transaction transaction;

    public OrderRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Writes a new order down with its first event.
     *
     * @param order after the event
     * @param callerOrderId up to {@link #CALLER_ORDER_ID_LENGTH_MAX} characters; null for none
     * @throws TradekeepException with {@link ErrorCode#CONSTRAINT_VIOLATED} when an order of this
     *     id is there already
     */
    public void open(
            OrderOwner owner, Order order, @Nullable String callerOrderId, OrderEvent event) {
        long id = insert(owner, order, callerOrderId);
        transaction.update(
                OrderQuery.INSERT_FIRST_EVENT,
                p -> bindEvent(p.set("order_id", id), order, 1, event));
    }

    /**
     * Writes a new order down.
     *
     * @return the id of its row
     */
    public long insert(OrderOwner owner, Order order, @Nullable String callerOrderId) {
        return transaction.insert(
                OrderQuery.INSERT,
                p ->
                        bindChanging(p, order)
                                .set("engine_run_id", owner.engineRunId())
                                .set("portfolio_id", owner.portfolioId())
                                .set("instrument_id", owner.instrumentId())
                                .set("side", order.side().name())
                                .set("type", order.type().name())
                                .set("created_at", order.createdAt())
                                .set("connection_id", owner.connectionId())
                                .set("caller_order_id", callerOrderId));
    }

    /** The order of a caller's own id, as it was answered when it was placed. */
    public Optional<CallerOrder> findByCallerId(String callerOrderId) {
        return transaction.find(
                OrderQuery.BY_CALLER_ID,
                p -> p.set("caller_order_id", callerOrderId),
                row ->
                        new CallerOrder(
                                row.getText("client_order_id"),
                                row.getText("engine"),
                                row.getText("symbol"),
                                row.getWord(Side.class, "side"),
                                row.getWord(OrderType.class, "type"),
                                row.getLong("quantity"),
                                row.getInt("quantity_scale"),
                                row.getLong("limit_price"),
                                row.getInt("price_scale"),
                                row.getWord(OrderStatus.class, "status"),
                                row.getTextOrNull("detail"),
                                row.getLong("created_at")));
    }

    /**
     * Brings the row of an order up to date and appends the event that changed it.
     *
     * @param order after the event
     * @param sequence of the event among those of the order, from 1
     */
    public void apply(Order order, int sequence, OrderEvent event) {
        requireOne(transaction.update(OrderQuery.UPDATE, p -> bindChanging(p, order)), order);
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
                                bindEvent(
                                        p.set("client_order_id", order.clientOrderId()),
                                        order,
                                        sequence,
                                        event)),
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
                        p.set("client_order_id", order.clientOrderId())
                                .set("exchange_trade_id", fill.exchangeTradeId())
                                .set("price", fill.price())
                                .set("quantity", fill.quantity())
                                .set("notional", fill.notional())
                                .set("fee", fill.fee().amount())
                                .set("fee_asset", fill.fee().asset().code())
                                .set("executed_at", fill.at()));
    }

    /**
     * Ends every open order of a run, such as one whose exchange ended with its process.
     *
     * @param portfolioId that the run traded for
     * @return how many there were
     */
    public long expireOpen(long portfolioId, long engineRunId, long at) {
        Binder open =
                p ->
                        p.set("portfolio_id", portfolioId)
                                .set("engine_run_id", engineRunId)
                                .set("at", at);
        transaction.update(OrderQuery.EXPIRE_OPEN_EVENTS, open);
        return transaction.update(OrderQuery.EXPIRE_OPEN, open);
    }

    private static Parameters bindChanging(Parameters p, Order order) {
        return p.set("client_order_id", order.clientOrderId())
                .set("exchange_order_id", order.exchangeOrderId())
                .set("quantity", order.quantity())
                .set("limit_price", order.limitPrice())
                .set("status", order.status().name())
                .set("status_before_pending", nameOf(order.statusBeforePending()))
                .set("filled_quantity", order.filledQuantity())
                .set("filled_notional", order.filledNotional())
                .set("updated_at", order.updatedAt())
                .set("closed_at", closedAt(order));
    }

    private static Parameters bindEvent(Parameters p, Order order, int sequence, OrderEvent event) {
        return p.set("sequence", sequence)
                .set("event", nameOf(event))
                .set("status", order.status().name())
                .set("detail", detailOf(event))
                .set("occurred_at", event.at());
    }

    /** A fill reported late moves it: the order ended with its last change. */
    private static @Nullable Long closedAt(Order order) {
        return order.status().isTerminal() ? order.updatedAt() : null;
    }

    /** What the books say of an event, for people; null for nothing. */
    public static @Nullable String detailOf(OrderEvent event) {
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
