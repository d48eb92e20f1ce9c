package dev.tradekeep.store.orders;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.order.TimeInForce;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The row of an order, from which and whose events the order is made again. */
record OrderRow(long id, OrderOwner owner, @Nullable String callerOrderId, OrderRequest request) {

    static OrderRow read(Row row, LongFunction<Instrument> instruments) {
        return new OrderRow(
                row.getLong("id"),
                new OrderOwner(
                        row.getLong("engine_run_id"),
                        row.getLongOrNull("connection_id"),
                        row.getLong("portfolio_id"),
                        row.getLong("instrument_id"),
                        row.getLongOrNull("slot")),
                row.getTextOrNull("caller_order_id"),
                request(row, instruments.apply(row.getLong("instrument_id"))));
    }

    private static OrderRequest request(Row row, Instrument instrument) {
        boolean amended = !row.isNull("asked_quantity");
        String as = amended ? "asked_" : "";
        return new OrderRequest(
                row.getText("client_order_id"),
                instrument,
                row.getWord(Side.class, "side"),
                OrderTerms.of(
                        row.getWord(OrderType.class, "type"),
                        row.getLong(as + "limit_price"),
                        row.getLong(as + "trigger_price"),
                        row.getLong(as + "trailing_distance")),
                row.getLong(as + "quantity"),
                new OrderConditions(
                        row.getWord(TimeInForce.class, "time_in_force"),
                        row.getLongOr(row.index("expires_at"), 0),
                        row.getBoolean("post_only"),
                        row.getBoolean("reduce_only")),
                member(row),
                row.getLong("created_at"));
    }

    private static @Nullable GroupMember member(Row row) {
        String group = row.getTextOrNull("group_id");
        return group == null
                ? null
                : new GroupMember(group, row.getWord(GroupMember.Role.class, "group_role"));
    }

    /**
     * The order that its events lead to.
     *
     * @throws TradekeepException when an event cannot be read or its trade is not there
     */
    BookedOrder replay(Transaction transaction) {
        Binder key = p -> p.set("order_id", id);
        Map<String, Fill> trades = new HashMap<>();
        transaction.forEach(
                OrderQuery.TRADES_OF,
                key,
                row -> trades.put(row.getText("exchange_trade_id"), fill(row)));
        List<OrderEvent> events =
                transaction.list(
                        OrderQuery.EVENTS_OF,
                        key,
                        row ->
                                OrderEventPayload.read(
                                        row.getText("event"),
                                        row.getLong("occurred_at"),
                                        row.getTextOrNull("payload"),
                                        trade -> find(trades, trade)));
        Order order = Order.of(request);
        for (OrderEvent event : events) {
            order = order.apply(event);
        }
        return new BookedOrder(id, owner, callerOrderId, order, events);
    }

    private Fill find(Map<String, Fill> trades, String exchangeTradeId) {
        Fill fill = trades.get(exchangeTradeId);
        if (fill == null) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "Order "
                            + request.clientOrderId()
                            + " tells of the trade "
                            + exchangeTradeId
                            + ", which is not in the books. Run `tradekeep db audit`.");
        }
        return fill;
    }

    private static Fill fill(Row row) {
        Asset asset = new Asset(row.getText("code"), row.getInt("scale"));
        return new Fill(
                row.getText("exchange_trade_id"),
                row.getLong("price"),
                row.getLong("quantity"),
                row.getLong("notional"),
                row.getLong("slippage"),
                new Fee(asset, row.getLong("fee")),
                row.getLong("executed_at"));
    }
}
