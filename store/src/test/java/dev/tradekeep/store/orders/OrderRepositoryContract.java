package dev.tradekeep.store.orders;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.BTC_USD;
import static dev.tradekeep.store.testing.Samples.NOW;
import static dev.tradekeep.store.testing.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderRepositoryContract extends StoreContract {
    private static final String ORDER =
            """
            SELECT exchange_order_id, quantity, limit_price, asked_quantity, status,
                filled_quantity, filled_notional, updated_at
            FROM orders WHERE client_order_id = 'limit-1'\
            """;

    private static final OrderTerms MORE = new OrderTerms.Limit(4_300_000);

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
                        "1|limit-1||||1||1|1|BUY|LIMIT|5000|4200000|0|0|||||GTC||0|0|||INITIALIZED|0|0|%d|%d|"
                                .formatted(NOW, NOW),
                        "2|market-1||||1||1|1|SELL|MARKET|7000|0|0|0|||||GTC||0|0|||INITIALIZED|0|0|%d|%d|"
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
                        new OrderEvent.UpdateRequested(NOW + 3, MORE, 6_000),
                        new OrderEvent.Updated(NOW + 4, MORE, 6_000),
                        new OrderEvent.CancelRequested(NOW + 7),
                        new OrderEvent.CancelRejected(NOW + 8, "not now"),
                        new OrderEvent.Filled(NOW + 9, fill("T-1", 1_000)),
                        new OrderEvent.CancelRequested(NOW + 10),
                        new OrderEvent.Canceled(NOW + 11, "", 1_500));
        List<String> wanted =
                List.of(
                        "|5000|4200000||SUBMITTED|0|0|",
                        "X-17|5000|4200000||ACCEPTED|0|0|",
                        "X-17|5000|4200000||PENDING_UPDATE|0|0|",
                        "X-17|6000|4300000|5000|ACCEPTED|0|0|",
                        "X-17|6000|4300000|5000|PENDING_CANCEL|0|0|",
                        "X-17|6000|4300000|5000|ACCEPTED|0|0|",
                        "X-17|6000|4300000|5000|PARTIALLY_FILLED|1000|42|",
                        "X-17|6000|4300000|5000|PENDING_CANCEL|1000|42|",
                        "X-17|6000|4300000|5000|ENDING|1000|42|");

        for (int i = 0; i < events.size(); i++) {
            OrderEvent event = events.get(i);
            order = apply(order, i + 1, event);
            assertThat(rows(ORDER)).containsExactly(wanted.get(i) + event.at());
        }
        assertThat(rows("SELECT sequence, event, payload FROM order_events ORDER BY sequence"))
                .contains(
                        "1|Submitted|",
                        "2|Accepted|{\"v\":1,\"exchangeOrderId\":\"X-17\"}",
                        "6|CancelRejected|{\"v\":1,\"reason\":\"not now\"}",
                        "7|Filled|{\"v\":1,\"trade\":\"T-1\"}");
        assertThat(rows("SELECT order_id, status, occurred_at FROM order_events LIMIT 1"))
                .containsExactly("1|SUBMITTED|" + (NOW + 1));
    }

    @Test
    void anOrderIsMadeAgainFromTheBooks() {
        for (Order start : everyKind()) {
            Order order = start;
            insert(order);
            int sequence = 0;
            for (OrderEvent event : everyEvent(order)) {
                sequence++;
                order = apply(order, sequence, event);
                if (event instanceof OrderEvent.Filled filled) {
                    Order filledOrder = order;
                    write(t -> new OrderRepository(t).insertTrade(filledOrder, filled.fill()));
                }
                BookedOrder booked = find(order.clientOrderId());
                assertThat(booked.order()).isEqualTo(order);
                assertThat(booked.events()).hasSize(sequence);
                assertThat(booked.owner()).isEqualTo(owner);
            }
        }
    }

    @Test
    void onlyOpenOrdersAreLoadedWithAPortfolio() {
        insert(limit("open"));
        apply(limit("open"), 1, new OrderEvent.Submitted(NOW));
        insert(limit("ended"));
        Order sent = apply(limit("ended"), 1, new OrderEvent.Submitted(NOW));
        apply(sent, 2, new OrderEvent.Canceled(NOW, "", 0));

        List<BookedOrder> open =
                read(t -> new OrderRepository(t).open(owner.portfolioId(), id -> BTC_USD));
        assertThat(open).extracting(o -> o.order().clientOrderId()).containsExactly("open");
    }

    @Test
    void refusesAPayloadOfALaterVersion() {
        insert(limit("limit-1"));
        apply(limit("limit-1"), 1, new OrderEvent.Submitted(NOW));
        runSql("UPDATE order_events SET payload = '{\"v\":2}'");

        assertFails(ErrorCode.INVALID_ARGUMENT, () -> find("limit-1"))
                .hasMessageContaining("its version is 2");
    }

    private BookedOrder find(String id) {
        return read(t -> new OrderRepository(t).find(id, instrument -> BTC_USD).orElseThrow());
    }

    private static List<Order> everyKind() {
        OrderConditions until = OrderConditions.until(NOW + 99);
        GroupMember stop = new GroupMember("group", GroupMember.Role.STOP);
        return List.of(
                Order.market("market", BTC_USD, Side.SELL, 5_000, NOW),
                kind("limit", new OrderTerms.Limit(7), until.asPostOnly(), null),
                kind("stop", new OrderTerms.Stop(7), OrderConditions.GTC.asReduceOnly(), stop),
                kind("stop-limit", new OrderTerms.StopLimit(7, 6), OrderConditions.IOC, null),
                kind("take-profit", new OrderTerms.TakeProfit(7), OrderConditions.FOK, null),
                kind("trailing", new OrderTerms.TrailingStop(3), OrderConditions.GTC, stop));
    }

    private static Order kind(
            String id, OrderTerms terms, OrderConditions conditions, @Nullable GroupMember member) {
        OrderRequest request = OrderRequest.of(id, BTC_USD, Side.BUY, terms, 5_000, NOW);
        OrderRequest under = request.under(conditions);
        return Order.of(member == null ? under : under.in(member));
    }

    /** Each event there is at least once, as far as one order can have them. */
    private static List<OrderEvent> everyEvent(Order order) {
        OrderTerms terms = order.terms();
        return List.of(
                new OrderEvent.Submitted(NOW + 1),
                new OrderEvent.OutcomeUnknown(NOW + 2, "timeout \"at\" 5 s\n"),
                new OrderEvent.Accepted(NOW + 3, "X-17"),
                new OrderEvent.Triggered(NOW + 3),
                new OrderEvent.UpdateRequested(NOW + 4, terms, 6_000),
                new OrderEvent.UpdateRequested(NOW + 4, terms, 7_000),
                new OrderEvent.UpdateDropped(NOW + 4, "it is to be canceled"),
                new OrderEvent.UpdateRequested(NOW + 4, terms, 8_000),
                new OrderEvent.RequestLost(NOW + 5, OrderEvent.Request.UPDATE, "reset"),
                new OrderEvent.UpdateRejected(NOW + 6, "too late"),
                new OrderEvent.Updated(NOW + 7, terms, 6_000),
                new OrderEvent.Filled(NOW + 8, fill("T-1", 1_000)),
                new OrderEvent.ReplaceRequested(NOW + 9, terms, 9_000),
                new OrderEvent.CancelRejected(NOW + 9, "busy"),
                new OrderEvent.CancelRequested(NOW + 9),
                new OrderEvent.CancelRejected(NOW + 10, "not now"),
                new OrderEvent.Reported(NOW + 11, 2_000),
                new OrderEvent.Rejected(NOW + 12, "too late a word"),
                new OrderEvent.Canceled(NOW + 13, "VANISHED", 3_000),
                new OrderEvent.Reopened(NOW + 14, "it works"),
                new OrderEvent.Expired(NOW + 15, "", 0));
    }

    @Test
    void everyOtherEventSaysWhy() {
        insert(limit("denied"));
        apply(limit("denied"), 1, new OrderEvent.Denied(NOW, "BALANCE", "5 USD short"));
        insert(limit("rejected"));
        Order sent = apply(limit("rejected"), 1, new OrderEvent.Submitted(NOW));
        apply(sent, 2, new OrderEvent.Rejected(NOW, "market closed"));

        assertThat(
                        rows(
                                "SELECT event, status, payload FROM order_events"
                                        + " WHERE event <> 'Submitted' ORDER BY order_id, sequence"))
                .containsExactly(
                        "Denied|DENIED|{\"v\":1,\"code\":\"BALANCE\",\"reason\":\"5 USD short\"}",
                        "Rejected|REJECTED|{\"v\":1,\"reason\":\"market closed\"}");
        assertThat(OrderEventPayload.describe(new OrderEvent.Denied(NOW, "BALANCE", "5 short")))
                .isEqualTo("BALANCE: 5 short");
    }

    @Test
    void keepsEveryColumnOfATrade() {
        insert(limit("limit-1"));

        long id = write(t -> new OrderRepository(t).insertTrade(limit("limit-1"), fill("T-1", 9)));

        assertThat(rows("SELECT * FROM trades"))
                .containsExactly(id + "|1|T-1|1|1|BUY|4200000|9|42|0|-3|2|" + (NOW + 5));
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
        assertThat(rows(ORDER)).containsExactly("|5000|4200000||SUBMITTED|0|0|" + NOW);
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
