package dev.tradekeep.model.order;

import static dev.tradekeep.model.order.OrderStatus.ACCEPTED;
import static dev.tradekeep.model.order.OrderStatus.CANCELED;
import static dev.tradekeep.model.order.OrderStatus.DENIED;
import static dev.tradekeep.model.order.OrderStatus.EXPIRED;
import static dev.tradekeep.model.order.OrderStatus.FILLED;
import static dev.tradekeep.model.order.OrderStatus.INITIALIZED;
import static dev.tradekeep.model.order.OrderStatus.PARTIALLY_FILLED;
import static dev.tradekeep.model.order.OrderStatus.PENDING_CANCEL;
import static dev.tradekeep.model.order.OrderStatus.PENDING_UPDATE;
import static dev.tradekeep.model.order.OrderStatus.REJECTED;
import static dev.tradekeep.model.order.OrderStatus.SUBMITTED;
import static dev.tradekeep.model.order.OrderStatus.TRIGGERED;
import static dev.tradekeep.model.order.OrderStatus.UNKNOWN;
import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.testing.Property;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    private static final Asset USD = new Asset("USD", 2);
    private static final Instrument BTC_USD =
            new Instrument("BTC/USD", new Asset("BTC", 8), USD, 2, 4, 1, 1, 0, 0);
    private static final long QUANTITY = 100;
    private static final long PRICE = 5_000;
    private static final List<Rule> RULES = rules();

    /** An event, and where it leads from each status in which it is legal. */
    record Rule(
            String name, Function<Order, OrderEvent> event, Map<OrderStatus, OrderStatus> leads) {
        Rule to(OrderStatus next, OrderStatus... from) {
            for (OrderStatus status : from) {
                leads.put(status, next);
            }
            return this;
        }

        Rule same(OrderStatus... statuses) {
            for (OrderStatus status : statuses) {
                leads.put(status, status);
            }
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The documented state machine, written out. Pending orders here were accepted before. */
    static List<Rule> rules() {
        return List.of(
                rule("denied", o -> new OrderEvent.Denied(1, "LOT", "off grid"))
                        .to(DENIED, INITIALIZED),
                rule("submitted", o -> new OrderEvent.Submitted(1)).to(SUBMITTED, INITIALIZED),
                rule("accepted", o -> new OrderEvent.Accepted(1, "x-1"))
                        .to(ACCEPTED, SUBMITTED, UNKNOWN),
                rule("rejected", o -> new OrderEvent.Rejected(1, "no"))
                        .to(
                                REJECTED,
                                SUBMITTED,
                                UNKNOWN,
                                ACCEPTED,
                                TRIGGERED,
                                PENDING_UPDATE,
                                PENDING_CANCEL),
                rule("triggered", o -> new OrderEvent.Triggered(1))
                        .to(TRIGGERED, SUBMITTED, UNKNOWN, ACCEPTED)
                        .same(PENDING_UPDATE, PENDING_CANCEL),
                rule("update requested", o -> new OrderEvent.UpdateRequested(1))
                        .to(PENDING_UPDATE, ACCEPTED, TRIGGERED, PARTIALLY_FILLED),
                rule("updated", o -> new OrderEvent.Updated(1, 200, 5_001))
                        .to(ACCEPTED, PENDING_UPDATE)
                        .same(ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL),
                rule("update rejected", o -> new OrderEvent.UpdateRejected(1, "no"))
                        .to(ACCEPTED, PENDING_UPDATE)
                        .same(PENDING_CANCEL, REJECTED, FILLED, CANCELED, EXPIRED),
                rule("cancel requested", o -> new OrderEvent.CancelRequested(1))
                        .to(
                                PENDING_CANCEL,
                                SUBMITTED,
                                UNKNOWN,
                                ACCEPTED,
                                TRIGGERED,
                                PARTIALLY_FILLED,
                                PENDING_UPDATE),
                rule("cancel rejected", o -> new OrderEvent.CancelRejected(1, "no"))
                        .to(ACCEPTED, PENDING_CANCEL)
                        .same(REJECTED, FILLED, CANCELED, EXPIRED),
                rule("canceled", o -> new OrderEvent.Canceled(1)).to(CANCELED, working()),
                rule("expired", o -> new OrderEvent.Expired(1)).to(EXPIRED, working()),
                rule("outcome unknown", o -> new OrderEvent.OutcomeUnknown(1, "timeout"))
                        .to(UNKNOWN, INITIALIZED, SUBMITTED),
                rule("filled in part", o -> filled(10))
                        .to(PARTIALLY_FILLED, SUBMITTED, UNKNOWN, ACCEPTED, TRIGGERED)
                        .to(PARTIALLY_FILLED, PARTIALLY_FILLED, CANCELED, EXPIRED)
                        .same(PENDING_UPDATE, PENDING_CANCEL),
                rule("filled", o -> filled(Math.max(1, o.remainingQuantity())))
                        .to(FILLED, working())
                        .to(FILLED, CANCELED, EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyEventLeadsWhereTheRulesSayAndNowhereElse(Rule rule) {
        for (OrderStatus status : OrderStatus.values()) {
            Order order = orderIn(status);
            OrderEvent event = rule.event().apply(order);
            OrderStatus expected = rule.leads().get(status);
            if (expected == null) {
                assertFails(ErrorCode.ORDER_TRANSITION_ILLEGAL, () -> order.apply(event))
                        .hasMessageContaining(order.clientOrderId())
                        .hasMessageContaining(status.name())
                        .hasMessageContaining(event.getClass().getSimpleName());
                continue;
            }
            assertThat(order.apply(event).status()).as("from %s", status).isEqualTo(expected);
        }
    }

    @Test
    void randomEventsKeepTheInvariantsAndUseTheWholeTable() {
        Map<OrderStatus, Set<OrderStatus>> seen = new EnumMap<>(OrderStatus.class);
        Property.check(
                1_500,
                random -> {
                    Order order = newOrder();
                    for (int step = 0; step < 40; step++) {
                        OrderEvent event = anyEvent(random, order);
                        Order next;
                        try {
                            next = order.apply(event);
                        } catch (TradekeepException e) {
                            assertThat(e.code()).isEqualTo(ErrorCode.ORDER_TRANSITION_ILLEGAL);
                            continue;
                        }
                        assertThat(next.filledQuantity()).isBetween(0L, next.quantity());
                        assertThat(next.filledNotional()).isEqualTo(next.filledQuantity());
                        boolean partialAgain =
                                event instanceof OrderEvent.Filled
                                        && next.status() == PARTIALLY_FILLED;
                        if (next.status() != order.status() || partialAgain) {
                            assertThat(order.status().canBecome(next.status())).isTrue();
                            seen.computeIfAbsent(order.status(), OrderTest::noStatus)
                                    .add(next.status());
                        }
                        order = next;
                    }
                });
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(seen.getOrDefault(status, Set.of()))
                    .as("after %s", status)
                    .isEqualTo(status.next());
        }
    }

    @Test
    void aRejectedCancelRestoresWhatIsTrueByThen() {
        Order order =
                orderIn(ACCEPTED)
                        .apply(new OrderEvent.CancelRequested(1))
                        .apply(filled(40))
                        .apply(new OrderEvent.CancelRejected(2, "too late"));

        assertThat(order.status()).isEqualTo(PARTIALLY_FILLED);
        assertThat(order.statusBeforePending()).isNull();
        assertThat(order.remainingQuantity()).isEqualTo(60);
    }

    @Test
    void aCancelOverAnUnansweredAmendmentRemembersTheStatusBeforeBoth() {
        Order order =
                orderIn(PARTIALLY_FILLED)
                        .apply(new OrderEvent.UpdateRequested(1))
                        .apply(new OrderEvent.CancelRequested(2))
                        .apply(new OrderEvent.UpdateRejected(3, "canceling"))
                        .apply(new OrderEvent.CancelRejected(4, "no"));

        assertThat(order.status()).isEqualTo(PARTIALLY_FILLED);
    }

    @Test
    void anAcceptanceAfterAFillOnlyBringsTheExchangeOrderId() {
        Order order =
                orderIn(SUBMITTED).apply(filled(QUANTITY)).apply(new OrderEvent.Accepted(2, "x-9"));

        assertThat(order.status()).isEqualTo(FILLED);
        assertThat(order.exchangeOrderId()).isEqualTo("x-9");
        assertFails(
                ErrorCode.ORDER_TRANSITION_ILLEGAL,
                () -> order.apply(new OrderEvent.Accepted(3, "x-10")));
    }

    @Test
    void anUpdateChangesQuantityAndPriceButNeverBelowTheFilled() {
        Order order = orderIn(PARTIALLY_FILLED);

        Order updated = order.apply(new OrderEvent.Updated(1, 50, 4_900));
        assertThat(updated.quantity()).isEqualTo(50);
        assertThat(updated.limitPrice()).isEqualTo(4_900);
        assertFails(
                ErrorCode.ORDER_TRANSITION_ILLEGAL,
                () -> order.apply(new OrderEvent.Updated(1, order.filledQuantity(), 4_900)));
        assertFails(
                ErrorCode.ORDER_TRANSITION_ILLEGAL,
                () -> order.apply(new OrderEvent.Updated(1, 50, 0)));
    }

    @Test
    void aFillBeyondTheQuantityIsRefused() {
        assertFails(
                        ErrorCode.ORDER_TRANSITION_ILLEGAL,
                        () -> orderIn(ACCEPTED).apply(filled(QUANTITY + 1)))
                .hasMessageContaining("exceeds the remaining quantity of 0.0100");
    }

    @Test
    void averagesTheFillsByTheVenuesAmounts() {
        Fee free = new Fee(USD, 0);
        Order order =
                orderIn(ACCEPTED)
                        .apply(new OrderEvent.Filled(1, new Fill("a", 10_000, 50, 50, free, 1)))
                        .apply(new OrderEvent.Filled(2, new Fill("b", 20_000, 50, 100, free, 2)));

        assertThat(order.averageFillPrice(RoundingMode.UNNECESSARY)).hasValue(15_000);
        assertThat(newOrder().averageFillPrice(RoundingMode.UNNECESSARY)).isEmpty();
    }

    @Test
    void timeNeverRunsBackwards() {
        Order order = Order.market("m", BTC_USD, Side.SELL, 1, 100);

        assertThat(order.apply(new OrderEvent.Submitted(50)).updatedAt()).isEqualTo(100);
        assertThat(order.apply(new OrderEvent.Submitted(150)).updatedAt()).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "\u00e9", "1234567890123456789012345678901234567"})
    void refusesBadClientOrderIds(String id) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> Order.market(id, BTC_USD, Side.BUY, 1, 0));
    }

    @Test
    void refusesContradictions() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> Order.market("a", BTC_USD, Side.BUY, 0, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> Order.limit("a", BTC_USD, Side.BUY, 1, 0, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> order(FILLED, null, QUANTITY - 1));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> order(ACCEPTED, null, QUANTITY));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> order(CANCELED, null, QUANTITY + 1));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> order(PENDING_CANCEL, null, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> order(ACCEPTED, ACCEPTED, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> order(PENDING_CANCEL, PENDING_UPDATE, 0));
    }

    @Test
    void refusesFillsOfNothing() {
        Fee free = new Fee(USD, 0);
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill(" ", 1, 1, 1, free, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill("a", 0, 1, 1, free, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill("a", 1, 0, 1, free, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill("a", 1, 1, -1, free, 0));
    }

    @Test
    void roundsFeesAgainstUs() {
        assertThat(Fee.charge(USD, 1, BasisPoints.parse("7.5")).amount()).isEqualTo(1);
        assertThat(Fee.charge(USD, 19_999, BasisPoints.parse("-1")).amount()).isEqualTo(-1);
    }

    private static Order newOrder() {
        return Order.limit("order-1", BTC_USD, Side.BUY, QUANTITY, PRICE, 0);
    }

    private static Order orderIn(OrderStatus status) {
        long filled =
                switch (status) {
                    case PARTIALLY_FILLED -> 40;
                    case FILLED -> QUANTITY;
                    case INITIALIZED,
                            DENIED,
                            SUBMITTED,
                            ACCEPTED,
                            REJECTED,
                            TRIGGERED,
                            PENDING_UPDATE,
                            PENDING_CANCEL,
                            CANCELED,
                            EXPIRED,
                            UNKNOWN ->
                            0;
                };
        return order(status, status.isPending() ? ACCEPTED : null, filled);
    }

    private static Order order(
            OrderStatus status, @Nullable OrderStatus beforePending, long filledQuantity) {
        return new Order(
                "order-1",
                BTC_USD,
                Side.BUY,
                OrderType.LIMIT,
                QUANTITY,
                PRICE,
                status,
                beforePending,
                filledQuantity,
                filledQuantity,
                status == SUBMITTED || status == UNKNOWN ? null : "x-0",
                0,
                0);
    }

    private static OrderStatus[] working() {
        return new OrderStatus[] {
            SUBMITTED,
            UNKNOWN,
            ACCEPTED,
            TRIGGERED,
            PENDING_UPDATE,
            PENDING_CANCEL,
            PARTIALLY_FILLED
        };
    }

    /** A fill whose notional is its quantity, so that both sums can be compared. */
    private static OrderEvent filled(long quantity) {
        return new OrderEvent.Filled(
                1, new Fill("t", PRICE, quantity, quantity, new Fee(USD, 0), 1));
    }

    private static OrderEvent anyEvent(SplittableRandom random, Order order) {
        return RULES.get(random.nextInt(RULES.size())).event().apply(order);
    }

    private static Set<OrderStatus> noStatus(OrderStatus from) {
        return EnumSet.noneOf(OrderStatus.class);
    }

    private static Rule rule(String name, Function<Order, OrderEvent> event) {
        return new Rule(name, event, new EnumMap<>(OrderStatus.class));
    }
}
