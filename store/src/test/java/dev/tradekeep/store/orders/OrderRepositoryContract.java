package dev.tradekeep.store.orders;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.BTC_USD;
import static dev.tradekeep.store.testing.Samples.NOW;
import static dev.tradekeep.store.testing.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderRepositoryContract extends StoreContract {
    private static final String ORDER =
            """
            SELECT exchange_order_id, quantity, limit_price, status, status_before_pending,
                filled_quantity, filled_notional, updated_at
            FROM orders WHERE client_order_id = 'limit-1'\
            """;

    private OrderOwner owner;

    @BeforeEach
    void makeOwner() {
        World world = makeWorld();
        owner = new OrderOwner(world.runId(), world.portfolioId(), world.listed().id());
    }

    @Test
    void keepsEveryColumnOfANewOrder() {
        insert(limit("limit-1"));
        insert(Order.market("market-1", BTC_USD, Side.SELL, 7_000, NOW + 1));

        assertThat(rows("SELECT * FROM orders ORDER BY id"))
                .containsExactly(
                        "1|limit-1|||1||1|1|BUY|LIMIT|5000|4200000|INITIALIZED||0|0|%d|%d|"
                                .formatted(NOW, NOW),
                        "2|market-1|||1||1|1|SELL|MARKET|7000|0|INITIALIZED||0|0|%d|%d|"
                                .formatted(NOW + 1, NOW + 1));
    }

    @Test
    void theRowFollowsEveryEvent() {
        Order order = limit("limit-1");
        insert(order);

        List<OrderEvent> events =
                List.of(
                        new OrderEvent.Submitted(NOW + 1),
                        new OrderEvent.Accepted(NOW + 2, "X-17"),
                        new OrderEvent.UpdateRequested(NOW + 3),
                        new OrderEvent.Updated(NOW + 4, 6_000, 4_300_000),
                        new OrderEvent.UpdateRequested(NOW + 5),
                        new OrderEvent.UpdateRejected(NOW + 6, "too late"),
                        new OrderEvent.CancelRequested(NOW + 7),
                        new OrderEvent.CancelRejected(NOW + 8, "not now"),
                        new OrderEvent.Filled(NOW + 9, fill("T-1", 1_000)),
                        new OrderEvent.CancelRequested(NOW + 10),
                        new OrderEvent.Canceled(NOW + 11));
        List<String> wanted =
                List.of(
                        "|5000|4200000|SUBMITTED||0|0|",
                        "X-17|5000|4200000|ACCEPTED||0|0|",
                        "X-17|5000|4200000|PENDING_UPDATE|ACCEPTED|0|0|",
                        "X-17|6000|4300000|ACCEPTED||0|0|",
                        "X-17|6000|4300000|PENDING_UPDATE|ACCEPTED|0|0|",
                        "X-17|6000|4300000|ACCEPTED||0|0|",
                        "X-17|6000|4300000|PENDING_CANCEL|ACCEPTED|0|0|",
                        "X-17|6000|4300000|ACCEPTED||0|0|",
                        "X-17|6000|4300000|PARTIALLY_FILLED||1000|42|",
                        "X-17|6000|4300000|PENDING_CANCEL|PARTIALLY_FILLED|1000|42|",
                        "X-17|6000|4300000|CANCELED||1000|42|");

        for (int i = 0; i < events.size(); i++) {
            OrderEvent event = events.get(i);
            order = apply(order, i + 1, event);
            assertThat(rows(ORDER)).containsExactly(wanted.get(i) + event.at());
        }
        assertThat(rows("SELECT sequence, event, detail FROM order_events ORDER BY sequence"))
                .containsExactly(
                        "1|Submitted|",
                        "2|Accepted|X-17",
                        "3|UpdateRequested|",
                        "4|Updated|quantity 6000, limit 4300000",
                        "5|UpdateRequested|",
                        "6|UpdateRejected|too late",
                        "7|CancelRequested|",
                        "8|CancelRejected|not now",
                        "9|Filled|T-1",
                        "10|CancelRequested|",
                        "11|Canceled|");
        assertThat(rows("SELECT order_id, status, occurred_at FROM order_events LIMIT 1"))
                .containsExactly("1|SUBMITTED|" + (NOW + 1));
    }

    @Test
    void everyOtherEventSaysWhy() {
        insert(limit("denied"));
        apply(limit("denied"), 1, new OrderEvent.Denied(NOW, "BALANCE", "5 USD short"));
        insert(limit("rejected"));
        Order sent = apply(limit("rejected"), 1, new OrderEvent.Submitted(NOW));
        apply(sent, 2, new OrderEvent.Rejected(NOW, "market closed"));
        insert(limit("unknown"));
        apply(limit("unknown"), 1, new OrderEvent.OutcomeUnknown(NOW, "timeout"));
        insert(limit("expired"));
        Order live = apply(limit("expired"), 1, new OrderEvent.Submitted(NOW));
        Order triggered = apply(live, 2, new OrderEvent.Triggered(NOW));
        apply(triggered, 3, new OrderEvent.Expired(NOW));

        assertThat(
                        rows(
                                "SELECT event, status, detail FROM order_events"
                                        + " WHERE event <> 'Submitted' ORDER BY order_id, sequence"))
                .containsExactly(
                        "Denied|DENIED|BALANCE: 5 USD short",
                        "Rejected|REJECTED|market closed",
                        "OutcomeUnknown|UNKNOWN|timeout",
                        "Triggered|TRIGGERED|",
                        "Expired|EXPIRED|");
    }

    @Test
    void keepsEveryColumnOfATrade() {
        insert(limit("limit-1"));

        long id = write(t -> new OrderRepository(t).insertTrade(limit("limit-1"), fill("T-1", 9)));

        assertThat(rows("SELECT * FROM trades"))
                .containsExactly(id + "|1|T-1|1|1|BUY|4200000|9|42|-3|2|" + (NOW + 5));
    }

    @Test
    void refusesAnOrderOrATradeTwice() {
        insert(limit("limit-1"));
        write(t -> new OrderRepository(t).insertTrade(limit("limit-1"), fill("T-1", 9)));

        assertFails(ErrorCode.CONSTRAINT_VIOLATED, () -> insert(limit("limit-1")));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        write(t ->
                                new OrderRepository(t)
                                        .insertTrade(limit("limit-1"), fill("T-1", 9))));
        insert(limit("limit-2"));
        long met = write(t -> new OrderRepository(t).insertTrade(limit("limit-2"), fill("T-1", 9)));
        assertThat(met).as("two of our orders in one trade of the exchange").isEqualTo(2);
    }

    @Test
    void refusesAnEventOfAnOrderThatIsNotThere() {
        assertFails(
                        ErrorCode.NOT_FOUND,
                        () -> apply(limit("nowhere"), 1, new OrderEvent.Submitted(NOW)))
                .hasMessageContaining("Order nowhere is not in the books");
        assertThat(rows("SELECT * FROM order_events")).isEmpty();
    }

    @Test
    void refusesTheSameEventTwiceAndLeavesTheRowAsItWas() {
        insert(limit("limit-1"));
        Order sent = apply(limit("limit-1"), 1, new OrderEvent.Submitted(NOW));

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> apply(sent, 1, new OrderEvent.Accepted(NOW + 9, "X")));
        assertThat(rows(ORDER)).containsExactly("|5000|4200000|SUBMITTED||0|0|" + NOW);
    }

    private static Order limit(String id) {
        return Order.limit(id, BTC_USD, Side.BUY, 5_000, 4_200_000, NOW);
    }

    /** With a rebate: a fee below zero. */
    private static Fill fill(String tradeId, long quantity) {
        return new Fill(tradeId, 4_200_000, quantity, 42, new Fee(USD, -3), NOW + 5);
    }

    private void insert(Order order) {
        run(t -> new OrderRepository(t).insert(owner, order, null));
    }

    private Order apply(Order order, int sequence, OrderEvent event) {
        Order after = order.apply(event);
        run(t -> new OrderRepository(t).apply(after, sequence, event));
        return after;
    }
}
