package dev.tradekeep.model.order;

import static dev.tradekeep.model.order.OrderStatus.ACCEPTED;
import static dev.tradekeep.model.order.OrderStatus.CANCELED;
import static dev.tradekeep.model.order.OrderStatus.DENIED;
import static dev.tradekeep.model.order.OrderStatus.ENDING;
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
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.testing.Property;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    private static final Asset USD = new Asset("USD", 2);
    private static final Instrument BTC_USD =
            new Instrument("BTC/USD", new Asset("BTC", 8), USD, 2, 4, 1, 1, 0, 0);
    private static final long QUANTITY = 100;
    private static final long PRICE = 5_000;
    private static final OrderTerms OTHER_TERMS = new OrderTerms.Limit(5_001);

    /** An event, and where it leads from each status in which it is legal. */
    record Rule(String name, OrderEvent event, Map<OrderStatus, OrderStatus> leads) {
        Rule to(OrderStatus next, OrderStatus... from) {
            for (OrderStatus status : from) {
                leads.put(status, next);
            }
            return this;
        }

        /** Changes nothing in every other status of an order that was sent. */
        Rule elseSame() {
            for (OrderStatus status : sent()) {
                leads.putIfAbsent(status, status);
            }
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What follows from each event, written out. */
    static List<Rule> rules() {
        return List.of(
                rule("denied", new OrderEvent.Denied(1, "LOT", "off grid")).to(DENIED, INITIALIZED),
                rule("submitted", new OrderEvent.Submitted(1)).to(SUBMITTED, INITIALIZED),
                rule("accepted", new OrderEvent.Accepted(1, "x-1"))
                        .to(ACCEPTED, SUBMITTED, UNKNOWN)
                        .elseSame(),
                rule("rejected", new OrderEvent.Rejected(1, "no"))
                        .to(REJECTED, SUBMITTED, UNKNOWN)
                        .elseSame(),
                rule("triggered", new OrderEvent.Triggered(1))
                        .to(TRIGGERED, SUBMITTED, UNKNOWN, ACCEPTED)
                        .elseSame(),
                rule("update requested", new OrderEvent.UpdateRequested(1, OTHER_TERMS, 200))
                        .to(PENDING_UPDATE, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_UPDATE),
                rule("replace requested", new OrderEvent.ReplaceRequested(1, OTHER_TERMS, 200))
                        .to(PENDING_CANCEL, ACCEPTED, TRIGGERED, PARTIALLY_FILLED),
                rule("update dropped", new OrderEvent.UpdateDropped(1, "no")),
                rule("updated", new OrderEvent.Updated(1, OTHER_TERMS, 200))
                        .to(ACCEPTED, PENDING_UPDATE, SUBMITTED, UNKNOWN)
                        .to(PARTIALLY_FILLED, FILLED)
                        .elseSame(),
                rule("update rejected", new OrderEvent.UpdateRejected(1, "no"))
                        .to(ACCEPTED, PENDING_UPDATE)
                        .elseSame(),
                rule("cancel requested", new OrderEvent.CancelRequested(1))
                        .to(
                                PENDING_CANCEL,
                                SUBMITTED,
                                ACCEPTED,
                                TRIGGERED,
                                PARTIALLY_FILLED,
                                PENDING_UPDATE)
                        .to(UNKNOWN, UNKNOWN),
                rule("cancel rejected", new OrderEvent.CancelRejected(1, "no"))
                        .to(ACCEPTED, PENDING_CANCEL)
                        .elseSame(),
                rule(
                                "cancel lost",
                                new OrderEvent.RequestLost(1, OrderEvent.Request.CANCEL, "timeout"))
                        .elseSame(),
                rule("canceled", new OrderEvent.Canceled(1, "", 0)).to(CANCELED, open()).elseSame(),
                rule("expired", new OrderEvent.Expired(1, "", 0)).to(EXPIRED, open()).elseSame(),
                rule("ended with more", new OrderEvent.Canceled(1, "", 70))
                        .to(ENDING, open())
                        .to(ENDING, CANCELED, EXPIRED, REJECTED)
                        .elseSame(),
                rule("outcome unknown", new OrderEvent.OutcomeUnknown(1, "timeout"))
                        .to(UNKNOWN, SUBMITTED)
                        .elseSame(),
                rule("filled in part", filled(10))
                        .to(PARTIALLY_FILLED, SUBMITTED, UNKNOWN, ACCEPTED, TRIGGERED, REJECTED)
                        .elseSame(),
                rule("filled", filled(QUANTITY)).to(FILLED, open()).to(FILLED, ended()),
                rule("reopened", new OrderEvent.Reopened(1, "it works"))
                        .to(ACCEPTED, SUBMITTED, UNKNOWN, REJECTED, CANCELED, EXPIRED)
                        .to(PARTIALLY_FILLED, ENDING)
                        .elseSame());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyEventLeadsWhereTheRulesSayAndNowhereElse(Rule rule) {
        for (OrderStatus status : OrderStatus.values()) {
            Order order = orderIn(status);
            OrderStatus expected = rule.leads().get(status);
            if (expected == null) {
                assertFails(ErrorCode.ORDER_TRANSITION_ILLEGAL, () -> order.apply(rule.event()))
                        .hasMessageContaining(order.clientOrderId())
                        .hasMessageContaining(status.name())
                        .hasMessageContaining(rule.event().getClass().getSimpleName());
                continue;
            }
            assertThat(order.apply(rule.event()).status())
                    .as("from %s", status)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void theExamplesStandWhereTheyAreMeantTo(OrderStatus status) {
        assertThat(orderIn(status).status()).isEqualTo(status);
    }

    @Test
    void factsLeadToTheSameInAnyOrder() {
        Property.check(
                500,
                random -> {
                    List<OrderEvent> facts = new ArrayList<>();
                    facts.add(new OrderEvent.Accepted(1, "x-1"));
                    long filled = 0;
                    for (int part = random.nextInt(4); part > 0; part--) {
                        long quantity = 1 + random.nextLong(40);
                        facts.add(filled(quantity));
                        filled += quantity;
                    }
                    facts.add(new OrderEvent.Reported(1, random.nextLong(filled + 1)));
                    if (random.nextBoolean()) {
                        facts.add(new OrderEvent.Canceled(1, "", filled + random.nextLong(3)));
                    }
                    Order inOrder = applyAll(facts);
                    Collections.shuffle(facts, new Random(random.nextLong()));
                    assertThat(applyAll(facts)).isEqualTo(inOrder);
                });
    }

    @Test
    void anEndCountsOnlyWhenAllThatTradedIsBooked() {
        Order order = orderIn(ACCEPTED).apply(filled(30)).apply(new OrderEvent.Canceled(2, "", 70));

        assertThat(order.status()).isEqualTo(ENDING);
        assertThat(order.status().isOpen()).isTrue();
        assertThat(order.apply(filled(40)).status()).isEqualTo(CANCELED);
    }

    @Test
    void anUnansweredAmendmentKeepsAFilledOrderOpen() {
        Order order =
                orderIn(ACCEPTED)
                        .apply(new OrderEvent.UpdateRequested(1, OTHER_TERMS, 150))
                        .apply(filled(QUANTITY));

        assertThat(order.status()).isEqualTo(PENDING_UPDATE);
        assertThat(order.apply(new OrderEvent.UpdateRejected(2, "filled")).status())
                .isEqualTo(FILLED);
        Order proven = order.apply(filled(1));
        assertThat(proven.quantity()).isEqualTo(150);
        assertThat(proven.terms()).isEqualTo(OTHER_TERMS);
        assertThat(proven.status()).isEqualTo(PARTIALLY_FILLED);
    }

    @Test
    void amendingToWhatIsFilledFills() {
        Order order = orderIn(ACCEPTED).apply(filled(40));

        Order amended = order.apply(new OrderEvent.Updated(1, order.terms(), 40));
        assertThat(amended.status()).isEqualTo(FILLED);
        assertThat(amended.remainingQuantity()).isZero();
    }

    @Test
    void aFillTooManyIsBookedAndSaid() {
        Order order = orderIn(FILLED).apply(filled(7));

        assertThat(order.filledQuantity()).isEqualTo(QUANTITY + 7);
        assertThat(order.remainingQuantity()).isZero();
        assertThat(order.status()).isEqualTo(FILLED);
        assertThat(order.progress().isOverfilled()).isTrue();
    }

    @Test
    void aLostCancelMayBeAskedForAgain() {
        Order lost =
                orderIn(PENDING_CANCEL)
                        .apply(new OrderEvent.RequestLost(1, OrderEvent.Request.CANCEL, "timeout"));

        assertThat(lost.progress().cancel()).isEqualTo(RequestState.LOST);
        assertThat(lost.apply(new OrderEvent.CancelRequested(2)).progress().cancel())
                .isEqualTo(RequestState.ASKED);
    }

    @Test
    void aCancelCanFollowAnUnansweredAmendmentButNotTheOtherWayRound() {
        Order amending = orderIn(PENDING_UPDATE);

        assertThat(amending.mayCancel()).isTrue();
        assertThat(amending.mayAmend()).isTrue();
        assertThat(orderIn(PENDING_CANCEL).mayAmend()).isFalse();
    }

    @Test
    void theNewestTermsWaitAndAreAskedForWhenTheFirstAreAnswered() {
        Order order = orderIn(ACCEPTED).apply(wanted(90)).apply(wanted(80)).apply(wanted(70));

        assertThat(order.progress().amendment())
                .isEqualTo(new Amendment(OTHER_TERMS, 90, RequestState.ASKED));
        assertThat(order.progress().waiting())
                .isEqualTo(new Amendment(OTHER_TERMS, 70, RequestState.NONE));
        assertThat(order.progress().replacement()).isNull();
        for (OrderEvent answer :
                List.of(
                        new OrderEvent.Updated(2, OTHER_TERMS, 90),
                        new OrderEvent.UpdateRejected(2, "no"))) {
            OrderProgress answered = order.apply(answer).progress();
            assertThat(answered.amendment())
                    .isEqualTo(new Amendment(OTHER_TERMS, 70, RequestState.ASKED));
            assertThat(answered.waiting()).isNull();
        }
    }

    @Test
    void termsThatWaitAreNotAskedForWhenNothingIsLeftToTrade() {
        Order order = orderIn(ACCEPTED).apply(filled(60)).apply(wanted(60)).apply(wanted(150));

        Order amended = order.apply(new OrderEvent.Updated(2, OTHER_TERMS, 60));
        assertThat(amended.status()).isEqualTo(FILLED);
        assertThat(amended.progress().waiting()).isNull();
        Order filled = order.apply(filled(40));
        assertThat(filled.status()).isEqualTo(FILLED);
        assertThat(filled.progress().waiting()).isNull();
        Order ended = order.apply(new OrderEvent.Canceled(2, "", 0));
        assertThat(ended.progress().replacement()).isNull();
    }

    @Test
    void aReplacementStaysWithTheOrderUntilItHasEndedOrWorksOn() {
        Order order =
                orderIn(ACCEPTED)
                        .apply(new OrderEvent.ReplaceRequested(1, OTHER_TERMS, 90))
                        .apply(new OrderEvent.ReplaceRequested(1, OTHER_TERMS, 80));

        assertThat(order.status()).isEqualTo(PENDING_CANCEL);
        assertThat(order.mayAmend()).isFalse();
        Order ending = order.apply(new OrderEvent.Canceled(2, "", 30));
        assertThat(ending.status()).isEqualTo(ENDING);
        assertThat(ending.apply(filled(30)).progress().replacement())
                .isEqualTo(new Amendment(OTHER_TERMS, 80, RequestState.NONE));
        Order works = order.apply(new OrderEvent.CancelRejected(2, "no"));
        assertThat(works.status()).isEqualTo(ACCEPTED);
        assertThat(works.progress().replacement()).isNull();
        assertThat(order.apply(new OrderEvent.UpdateDropped(2, "no")).progress().replacement())
                .isNull();
    }

    private static OrderEvent wanted(long quantity) {
        return new OrderEvent.UpdateRequested(1, OTHER_TERMS, quantity);
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
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new OrderTerms.StopLimit(1, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> OrderTerms.of(OrderType.STOP, 5, 5, 0));
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> new OrderConditions(TimeInForce.GTD, 0, false, false));
        assertFails(ErrorCode.INVALID_ARGUMENT, OrderConditions.IOC::asPostOnly);
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () ->
                        OrderRequest.of("a", BTC_USD, Side.BUY, new OrderTerms.Market(), 1, 0)
                                .under(OrderConditions.GTC.asPostOnly()));
    }

    @Test
    void refusesFillsOfNothing() {
        Fee free = new Fee(USD, 0);
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill(" ", 1, 1, 1, free, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill("a", 0, 1, 1, free, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill("a", 1, 0, 1, free, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill("a", 1, 1, -1, free, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Fill("a", 1, 1, 1, -1, free, 0));
    }

    @Test
    void slippageMakesABuyDearerAndASaleCheaper() {
        Fill fill = new Fill("a", 10, 1, 10, 2, new Fee(USD, 0), 0);

        assertThat(fill.amount(Side.BUY)).isEqualTo(12);
        assertThat(fill.amount(Side.SELL)).isEqualTo(8);
    }

    @Test
    void roundsFeesAgainstUs() {
        assertThat(Fee.charge(USD, 1, BasisPoints.parse("7.5")).amount()).isEqualTo(1);
        assertThat(Fee.charge(USD, 19_999, BasisPoints.parse("-1")).amount()).isEqualTo(-1);
    }

    private static Order newOrder() {
        return Order.limit("order-1", BTC_USD, Side.BUY, QUANTITY, PRICE, 0);
    }

    private static Order applyAll(List<OrderEvent> events) {
        Order order = newOrder().apply(new OrderEvent.Submitted(1));
        for (OrderEvent event : events) {
            order = order.apply(event);
        }
        return order;
    }

    private static Order orderIn(OrderStatus status) {
        Order made = newOrder();
        if (status == INITIALIZED) {
            return made;
        }
        if (status == DENIED) {
            return made.apply(new OrderEvent.Denied(0, "LOT", "off grid"));
        }
        Order sent = made.apply(new OrderEvent.Submitted(0));
        Order accepted = sent.apply(new OrderEvent.Accepted(0, "x-0"));
        return switch (status) {
            case SUBMITTED -> sent;
            case REJECTED -> sent.apply(new OrderEvent.Rejected(0, "no"));
            case UNKNOWN -> sent.apply(new OrderEvent.OutcomeUnknown(0, "timeout"));
            case ACCEPTED -> accepted;
            case TRIGGERED -> accepted.apply(new OrderEvent.Triggered(0));
            case PENDING_UPDATE ->
                    accepted.apply(new OrderEvent.UpdateRequested(0, OTHER_TERMS, QUANTITY));
            case PENDING_CANCEL -> accepted.apply(new OrderEvent.CancelRequested(0));
            case PARTIALLY_FILLED -> accepted.apply(filled(40));
            case ENDING -> accepted.apply(filled(40)).apply(new OrderEvent.Canceled(0, "", 70));
            case FILLED -> accepted.apply(filled(QUANTITY));
            case CANCELED -> accepted.apply(new OrderEvent.Canceled(0, "", 0));
            case EXPIRED -> accepted.apply(new OrderEvent.Expired(0, "", 0));
            case INITIALIZED, DENIED -> throw new AssertionError(status);
        };
    }

    private static OrderStatus[] open() {
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

    private static OrderStatus[] ended() {
        return new OrderStatus[] {ENDING, FILLED, CANCELED, EXPIRED, REJECTED};
    }

    private static Set<OrderStatus> sent() {
        Set<OrderStatus> all = EnumSet.allOf(OrderStatus.class);
        all.removeAll(EnumSet.of(INITIALIZED, DENIED));
        return all;
    }

    /** A fill whose notional is its quantity, so that both sums can be compared. */
    private static OrderEvent filled(long quantity) {
        return new OrderEvent.Filled(
                1, new Fill("t", PRICE, quantity, quantity, new Fee(USD, 0), 1));
    }

    private static Rule rule(String name, OrderEvent event) {
        return new Rule(name, event, new EnumMap<>(OrderStatus.class));
    }
}
