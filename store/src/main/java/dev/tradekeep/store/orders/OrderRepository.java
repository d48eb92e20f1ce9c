package dev.tradekeep.store.orders;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
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
                        bindConditions(bindChanging(p, order), order.request())
                                .set("engine_run_id", owner.engineRunId())
                                .set("portfolio_id", owner.portfolioId())
                                .set("instrument_id", owner.instrumentId())
                                .set("side", order.side().name())
                                .set("type", order.type().name())
                                .set("created_at", order.createdAt())
                                .set("connection_id", owner.connectionId())
                                .set("slot", owner.slot())
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
                                OrderEventPayload.describe(
                                        row.getText("event"), row.getTextOrNull("payload")),
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
                                .set("slippage", fill.slippage())
                                .set("fee", fill.fee().amount())
                                .set("fee_asset", fill.fee().asset().code())
                                .set("executed_at", fill.at()));
    }

    /**
     * The open orders of a portfolio, made again from their events, oldest first.
     *
     * @param instruments finds an instrument by the id of its row
     */
    public List<BookedOrder> open(long portfolioId, LongFunction<Instrument> instruments) {
        return loadAll(OrderQuery.OPEN, p -> p.set("portfolio_id", portfolioId), instruments);
    }

    /** An order of our id, made again from its events. */
    public Optional<BookedOrder> find(String clientOrderId, LongFunction<Instrument> instruments) {
        return loadAll(OrderQuery.FIND, p -> p.set("client_order_id", clientOrderId), instruments)
                .stream()
                .findFirst();
    }

    /** How many orders of a portfolio have not ended. */
    public long countOpen(long portfolioId) {
        return transaction.get(
                OrderQuery.COUNT_OPEN,
                p -> p.set("portfolio_id", portfolioId),
                row -> row.getLong(0));
    }

    /**
     * When the orders of a portfolio were sent that were since a time, the oldest first.
     *
     * @param since UTC microseconds
     * @param ordersMax of its newest orders at most
     */
    public List<Long> sentSince(long portfolioId, long since, int ordersMax) {
        List<Long> sent = new ArrayList<>();
        transaction.forEach(
                OrderQuery.NEWEST_OF_PORTFOLIO,
                p -> p.set("portfolio_id", portfolioId).set("rows_max", ordersMax),
                row -> {
                    boolean denied = row.getText("status").equals(OrderStatus.DENIED.name());
                    if (!denied && row.getLong("created_at") >= since) {
                        sent.addFirst(row.getLong("created_at"));
                    }
                });
        return sent;
    }

    /**
     * The trades of a portfolio in an instrument since a time, in the order in which they were
     * booked.
     *
     * @param since UTC microseconds, by the venue's clock
     */
    public List<TradeSince> tradesSince(
            long portfolioId, long instrumentId, long since, LongFunction<Instrument> instruments) {
        record Found(long id, String clientOrderId, String trade) {}
        List<Found> found =
                transaction.list(
                        OrderQuery.TRADED_SINCE,
                        p ->
                                p.set("portfolio_id", portfolioId)
                                        .set("instrument_id", instrumentId)
                                        .set("since", since),
                        row ->
                                new Found(
                                        row.getLong("id"),
                                        row.getText("client_order_id"),
                                        row.getText("exchange_trade_id")));
        return found.stream()
                .sorted(Comparator.comparingLong(Found::id))
                .map(one ->
                        trade(
                                find(one.clientOrderId(), instruments).orElseThrow(),
                                one.id(),
                                one.trade()))
                .toList();
    }

    private static TradeSince trade(BookedOrder booked, long tradeId, String id) {
        for (OrderEvent event : booked.events()) {
            if (event instanceof OrderEvent.Filled filled
                    && filled.fill().exchangeTradeId().equals(id)) {
                return new TradeSince(tradeId, booked.order(), filled.fill(), filled.at());
            }
        }
        throw new TradekeepException(
                ErrorCode.NOT_FOUND,
                "No event of order "
                        + booked.order().clientOrderId()
                        + " tells of trade "
                        + id
                        + ". Run `tradekeep db audit`.");
    }

    private List<BookedOrder> loadAll(
            Query query, Binder binder, LongFunction<Instrument> instruments) {
        List<OrderRow> rows =
                transaction.list(query, binder, row -> OrderRow.read(row, instruments));
        return rows.stream().map(row -> row.replay(transaction)).toList();
    }

    private static Parameters bindChanging(Parameters p, Order order) {
        OrderTerms terms = order.terms();
        return bindAsked(p, order)
                .set("client_order_id", order.clientOrderId())
                .set("exchange_order_id", order.exchangeOrderId())
                .set("quantity", order.quantity())
                .set("limit_price", terms.limitPrice())
                .set("trigger_price", terms.triggerPrice())
                .set("trailing_distance", terms.trailingDistance())
                .set("status", order.status().name())
                .set("filled_quantity", order.filledQuantity())
                .set("filled_notional", order.filledNotional())
                .set("updated_at", order.updatedAt())
                .set("closed_at", closedAt(order));
    }

    /** What was asked for first is only written when it does not hold any more. */
    private static Parameters bindAsked(Parameters p, Order order) {
        OrderRequest request = order.request();
        OrderTerms terms = request.terms();
        boolean holds = terms.equals(order.terms()) && request.quantity() == order.quantity();
        return p.set("asked_quantity", holds ? null : request.quantity())
                .set("asked_limit_price", holds ? null : terms.limitPrice())
                .set("asked_trigger_price", holds ? null : terms.triggerPrice())
                .set("asked_trailing_distance", holds ? null : terms.trailingDistance());
    }

    private static Parameters bindConditions(Parameters p, OrderRequest request) {
        OrderConditions conditions = request.conditions();
        GroupMember member = request.member();
        return p.set("time_in_force", conditions.timeInForce().name())
                .set("expires_at", conditions.expiresAt() > 0 ? conditions.expiresAt() : null)
                .set("post_only", conditions.postOnly())
                .set("reduce_only", conditions.reduceOnly())
                .set("group_id", member == null ? null : member.groupId())
                .set("group_role", member == null ? null : member.role().name());
    }

    private static Parameters bindEvent(Parameters p, Order order, int sequence, OrderEvent event) {
        return p.set("sequence", sequence)
                .set("event", OrderEventPayload.nameOf(event))
                .set("status", order.status().name())
                .set("payload", OrderEventPayload.write(event))
                .set("occurred_at", event.at());
    }

    /** A fill reported late moves it: the order ended with its last change. */
    private static @Nullable Long closedAt(Order order) {
        return order.status().isTerminal() ? order.updatedAt() : null;
    }

    private static void requireOne(long rows, Order order) {
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "Order " + order.clientOrderId() + " is not in the books.");
        }
    }
}
