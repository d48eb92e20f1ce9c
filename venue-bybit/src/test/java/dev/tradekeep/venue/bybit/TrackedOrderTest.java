package dev.tradekeep.venue.bybit;

import static dev.tradekeep.venue.bybit.Samples.ID;
import static dev.tradekeep.venue.bybit.Samples.execution;
import static dev.tradekeep.venue.bybit.Samples.limitBuy;
import static dev.tradekeep.venue.bybit.Samples.order;
import static dev.tradekeep.venue.bybit.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order's messages say, in the order in which they may come. */
final class TrackedOrderTest {
    private static final String EXCHANGE_ID = "1523347543495541248";
    private static final long AT = 1_700_000_000_200L * Micros.PER_MILLISECOND;

    private final TrackedOrder limit = new TrackedOrder(limitBuy(), false);

    @Test
    void newOrderIsAcceptedOnce() {
        limit.took(Call.SUBMIT);

        assertThat(limit.hear(order("New")))
                .containsExactly(new VenueReport.Accepted(ID, EXCHANGE_ID, AT));

        assertThat(limit.hear(order("New"))).isEmpty();
        assertThat(limit.unanswered()).isEmpty();
    }

    @Test
    void executionBeforeItsOrderIsToldAndCountsOnce() {
        assertThat(limit.hear(execution("e1", "0.004")))
                .hasSize(2)
                .first()
                .isInstanceOf(VenueReport.Accepted.class);
        assertThat(limit.hear(execution("e1", "0.004"))).isEmpty();

        limit.hear(order("PartiallyFilled", "cumExecQty", "0.004"));

        assertThat(limit.isBehind()).isFalse();
    }

    @Test
    void orderThatTradedMoreThanWasHeardIsBehind() {
        limit.hear(order("PartiallyFilled", "cumExecQty", "0.004"));
        assertThat(limit.isBehind()).isTrue();

        limit.hear(execution("e1", "0.003"));
        assertThat(limit.isBehind()).isTrue();

        limit.hear(execution("e2", "0.001"));
        assertThat(limit.isBehind()).isFalse();
    }

    /** A cancel that comes too late makes a second message of the order's end. */
    @Test
    void secondFilledMessageOfARacingCancelSaysNothing() {
        limit.hear(execution("e1", "0.01"));
        assertThat(limit.hear(order("Filled", "cumExecQty", "0.01"))).isEmpty();
        assertThat(
                        limit.hear(
                                order(
                                        "Filled",
                                        "cumExecQty",
                                        "0.01",
                                        "cancelType",
                                        "CancelByUser",
                                        "rejectReason",
                                        "EC_OrigClOrdIDDoesNotExist")))
                .isEmpty();
        assertThat(limit.isOver()).isTrue();
    }

    @Test
    void canceledAfterAPartialFillSaysWhatTraded() {
        limit.hear(order("New"));
        limit.hear(execution("e1", "0.004"));

        assertThat(
                        limit.hear(
                                order(
                                        "PartiallyFilledCanceled",
                                        "cumExecQty",
                                        "0.004",
                                        "cancelType",
                                        "CancelByUser",
                                        "rejectReason",
                                        "EC_PerCancelRequest")))
                .containsExactly(new VenueReport.Ended(ID, OrderEnd.CANCELED, "", 4_000, AT));
        assertThat(limit.isOver()).isTrue();
    }

    @Test
    void endThatCountsMoreThanWasHeardWaitsForTheRest() {
        limit.hear(order("PartiallyFilledCanceled", "cumExecQty", "0.004"));
        assertThat(limit.isOver()).isFalse();

        limit.hear(execution("e1", "0.004"));
        assertThat(limit.isOver()).isTrue();
    }

    @Test
    void postOnlyOrderThatWouldTakeIsRejectedAndWasNeverAccepted() {
        assertThat(limit.hear(order("Cancelled", "rejectReason", OrderEnding.POST_ONLY)))
                .containsExactly(
                        new VenueReport.Ended(ID, OrderEnd.REJECTED, OrderEnding.POST_ONLY, 0, AT));
    }

    /**
     * It is what a complete market order by quantity or by amount looks like when lots are left.
     */
    @Test
    void marketOrderThatLeavesSomethingExpires() {
        TrackedOrder market =
                new TrackedOrder(request(Side.BUY, new OrderTerms.Market(), 10_000), false);
        market.hear(execution("e1", "0.00999"));

        assertThat(
                        market.hear(
                                order(
                                        "PartiallyFilledCanceled",
                                        "orderType",
                                        "Market",
                                        "price",
                                        "0",
                                        "timeInForce",
                                        "IOC",
                                        "cumExecQty",
                                        "0.00999",
                                        "rejectReason",
                                        "EC_CancelForNoFullFill")))
                .containsExactly(
                        new VenueReport.Ended(
                                ID, OrderEnd.EXPIRED, "EC_CancelForNoFullFill", 9_990, AT));
    }

    @Test
    void olderMessageChangesNothing() {
        limit.hear(order("New", "price", "60001.00", "updatedTime", "1700000000900"));
        assertThat(limit.terms()).isEqualTo(new OrderTerms.Limit(6_000_100));

        assertThat(limit.hear(order("New"))).isEmpty();
        assertThat(limit.terms()).isEqualTo(new OrderTerms.Limit(6_000_100));
    }

    @Test
    void newTermsAreAnAmendment() {
        limit.hear(order("New"));
        limit.wants(new OrderTerms.Limit(6_000_002), 20_000);
        limit.took(Call.AMEND);

        assertThat(limit.hear(order("New", "price", "60000.02", "qty", "0.02")))
                .containsExactly(
                        new VenueReport.Amended(ID, new OrderTerms.Limit(6_000_002), 20_000, AT));
        assertThat(limit.unanswered()).isEmpty();
    }

    @Test
    void amendmentToWhatHoldsAlreadyIsToldWhenItWasTaken() {
        limit.hear(order("New"));
        limit.wants(new OrderTerms.Limit(6_000_001), 10_000);
        assertThat(limit.hear(order("New"))).isEmpty();
        limit.wants(new OrderTerms.Limit(6_000_001), 10_000);
        limit.took(Call.AMEND);

        assertThat(limit.hear(order("New"))).hasSize(1);
    }

    @Test
    void stopIsAcceptedWhileItWaitsAndTriggersOnce() {
        TrackedOrder stop =
                new TrackedOrder(request(Side.SELL, new OrderTerms.Stop(5_500_000), 10_000), false);
        String[] waiting = {
            "side",
            "Sell",
            "orderType",
            "Market",
            "price",
            "0",
            "triggerPrice",
            "55000.00",
            "basePrice",
            "60000.00"
        };
        assertThat(stop.hear(order("Untriggered", waiting)))
                .containsExactly(new VenueReport.Accepted(ID, EXCHANGE_ID, AT));
        assertThat(stop.isWaiting()).isTrue();

        assertThat(stop.hear(order("Triggered", waiting)))
                .containsExactly(new VenueReport.Triggered(ID, AT));
        assertThat(stop.hear(order("New", waiting))).isEmpty();
        assertThat(stop.isWaiting()).isFalse();
    }

    /** Bybit would let a stop that has been passed wait until the price comes back. */
    @Test
    void stopOnTheWrongSideOfTheMarketIsTakenOffAndRejected() {
        TrackedOrder stop =
                new TrackedOrder(request(Side.SELL, new OrderTerms.Stop(5_500_000), 10_000), false);
        String[] passed = {
            "side",
            "Sell",
            "orderType",
            "Market",
            "price",
            "0",
            "triggerPrice",
            "55000.00",
            "basePrice",
            "54000.00"
        };
        assertThat(stop.hear(order("Untriggered", passed))).isEmpty();
        assertThat(stop.isOnWrongSide()).isTrue();

        assertThat(stop.hear(order("Deactivated", passed)))
                .containsExactly(
                        new VenueReport.Ended(
                                ID, OrderEnd.REJECTED, TrackedOrder.TRIGGER_PASSED, 0, AT));
        assertThat(stop.isOnWrongSide()).isFalse();
    }

    @Test
    void canceledStopIsCanceled() {
        TrackedOrder stop =
                new TrackedOrder(request(Side.SELL, new OrderTerms.Stop(5_500_000), 10_000), true);
        assertThat(
                        stop.hear(
                                order(
                                        "Deactivated",
                                        "side",
                                        "Sell",
                                        "orderType",
                                        "Market",
                                        "timeInForce",
                                        "IOC",
                                        "triggerPrice",
                                        "55000",
                                        "cancelType",
                                        "CancelByUser")))
                .containsExactly(new VenueReport.Ended(ID, OrderEnd.CANCELED, "", 0, AT));
    }

    /** What never arrived, or is not known there any more, is not asked about for ever. */
    @Test
    void orderThatIsNotThereIsAskedAboutForAWhile() {
        long sent = limit.request().createdAt();
        assertThat(limit.isOpen(sent)).isTrue();
        assertThat(limit.isOpen(sent + 200 * Micros.PER_SECOND)).isFalse();

        limit.hear(order("New"));
        assertThat(limit.isOpen(sent + 200 * Micros.PER_SECOND)).isTrue();
        for (int times = 0; times < 20; times++) {
            limit.isAbsent();
        }
        assertThat(limit.isOpen(sent)).isFalse();
        limit.hear(order("PartiallyFilled"));
        assertThat(limit.isOpen(sent)).isTrue();
    }

    @Test
    void executionWithoutOurIdIsFoundByTheExchanges() {
        List<VenueReport> told = new ArrayList<>();
        OrderBoard board = new OrderBoard(List.of(), told::add, strange -> {});
        board.add(limitBuy());
        board.hear(order("New"));

        board.hear(execution("e1", "0.01", "orderLinkId", ""));
        board.hear(execution("e2", "0.01", "orderLinkId", "", "orderId", "77"));

        assertThat(told).hasSize(2).last().isInstanceOf(VenueReport.Execution.class);
    }

    /** A number that does not fit is not told as another one. */
    @Test
    void executionFinerThanOurLotsIsToldAsStrange() {
        List<VenueReport> told = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        OrderBoard board = new OrderBoard(List.of(), told::add, strange::add);
        board.add(limitBuy());

        board.hear(execution("e1", "0.0000000001"));

        assertThat(told).isEmpty();
        assertThat(strange).singleElement().asString().contains(ID);
    }

    @Test
    void statusThatNobodyDescribedIsNoEnd() {
        limit.hear(order("New"));

        assertThat(limit.hear(order("Suspended"))).isEmpty();
        assertThat(limit.isOver()).isFalse();
    }
}
