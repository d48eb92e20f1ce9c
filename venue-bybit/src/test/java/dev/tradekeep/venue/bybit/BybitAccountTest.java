package dev.tradekeep.venue.bybit;

import static dev.tradekeep.venue.local.testing.ConnectorRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.KnownOrder;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.local.testing.ConnectorRig;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account at a local exchange when nothing goes wrong. */
final class BybitAccountTest {
    private ConnectorRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConnectorRig(Tested.BYBIT);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void keyTellsWhatItMay() throws VenueException {
        var check = rig.account().check();

        assertThat(check.mayTrade()).isTrue();
        assertThat(check.mayWithdraw()).isFalse();
        assertThat(check.permissions()).contains("Spot: SpotTrade");
        assertThat(check.latencyMicros()).isPositive();
    }

    @Test
    void wrongKeyIsForbiddenAndTold() throws IOException {
        try (ConnectorRig wrong = new ConnectorRig(Tested.BYBIT, false, "other")) {
            assertThatThrownBy(() -> wrong.account().check())
                    .isInstanceOfSatisfying(
                            VenueException.class,
                            e ->
                                    assertThat(e.failure())
                                            .isInstanceOfSatisfying(
                                                    VenueFailure.NotDone.class,
                                                    failure ->
                                                            assertThat(failure.kind())
                                                                    .isEqualTo(
                                                                            VenueFailure.Kind
                                                                                    .FORBIDDEN)));
            wrong.account().connect();
            wrong.event(AccountEvent.LinkDown.class, 1);
            assertThat(wrong.events(AccountEvent.LinkUp.class)).isEmpty();
            assertThat(wrong.events().toString()).doesNotContain("other");
        }
    }

    @Test
    void balancesSayWhatIsFreeAndWhatIsLocked() throws VenueException {
        rig.connect();
        rig.accepted(ConnectorRig.resting());

        List<AccountBalance> balances = rig.account().balances();

        assertThat(balances)
                .contains(
                        new AccountBalance("USDT", Decimal.parse("99700"), Decimal.parse("300")),
                        new AccountBalance("BTC", Decimal.ONE, Decimal.ZERO));
        Eventually.await(
                "the stream's balances",
                () -> rig.events(AccountEvent.Balances.class),
                found ->
                        found.stream()
                                .anyMatch(one -> one.balances().toString().contains("locked=300")));
    }

    @Test
    void limitOrderIsAcceptedAmendedUpAndDownAndCanceled() {
        rig.connect();
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        String id = order.clientOrderId();

        rig.venue().amend(id, new OrderTerms.Limit(ConnectorRig.REST + 1), 2_000);
        assertThat(rig.report(VenueReport.Amended.class, id))
                .extracting(VenueReport.Amended::terms, VenueReport.Amended::quantity)
                .containsExactly(new OrderTerms.Limit(ConnectorRig.REST + 1), 2_000L);
        rig.venue().amend(id, new OrderTerms.Limit(ConnectorRig.REST - 1), 500);
        Eventually.await(
                "the second amendment",
                () -> rig.reports(VenueReport.Amended.class, id),
                found -> found.size() == 2);
        rig.venue().cancel(id);

        assertThat(rig.report(VenueReport.Ended.class, id))
                .extracting(VenueReport.Ended::how, VenueReport.Ended::reason)
                .containsExactly(OrderEnd.CANCELED, "");
        assertThat(rig.reports(VenueReport.Refused.class, id)).isEmpty();
        assertThat(rig.reports(VenueReport.Lost.class, id)).isEmpty();
    }

    @Test
    void cancelRightAfterTheOrderNeverOvertakesIt() {
        rig.connect();
        for (int i = 0; i < 20; i++) {
            OrderRequest order = ConnectorRig.resting();
            rig.venue().submit(order);
            rig.venue().cancel(order.clientOrderId());
            rig.report(VenueReport.Ended.class, order.clientOrderId());
            assertThat(rig.reports(VenueReport.Refused.class, order.clientOrderId())).isEmpty();
        }
    }

    @Test
    void marketOrderIsFilledAndTellsItsFee() {
        rig.connect();
        OrderRequest order = ConnectorRig.order(Side.BUY, new OrderTerms.Market(), 1_000);
        rig.venue().submit(order);

        rig.executed(order.clientOrderId(), 1_000);

        var fill = rig.report(VenueReport.Execution.class, order.clientOrderId()).fill();
        assertThat(fill.fee().asset()).isEqualTo(BTC.base());
        assertThat(fill.fee().amount()).isPositive();
        assertThat(fill.notional()).isPositive();
    }

    @Test
    void postOnlyOrderThatWouldTakeIsRefusedOrRejected() {
        rig.connect();
        OrderRequest order =
                ConnectorRig.order(Side.BUY, new OrderTerms.Limit(9_000_000), 1_000)
                        .under(OrderConditions.GTC.asPostOnly());
        rig.venue().submit(order);

        Eventually.await(
                "its end",
                () -> rig.reports(order.clientOrderId()),
                found ->
                        found.stream()
                                .anyMatch(one ->
                                        one instanceof VenueReport.Refused
                                                || (one instanceof VenueReport.Ended ended
                                                        && ended.how() == OrderEnd.REJECTED)));
        assertThat(rig.reports(VenueReport.Accepted.class, order.clientOrderId())).isEmpty();
    }

    @Test
    void orderThatTakesNothingExpires() {
        rig.connect();
        OrderRequest order = ConnectorRig.resting().under(OrderConditions.IOC);
        rig.venue().submit(order);

        assertThat(rig.report(VenueReport.Ended.class, order.clientOrderId()).how())
                .isEqualTo(OrderEnd.EXPIRED);
    }

    @Test
    void stopWaitsAndIsCanceled() {
        rig.connect();
        OrderRequest stop =
                rig.accepted(ConnectorRig.order(Side.SELL, new OrderTerms.Stop(4_000_000), 1_000));
        assertThat(rig.answer(stop.clientOrderId(), 1))
                .isInstanceOfSatisfying(
                        VenueReport.OrderState.class,
                        state -> {
                            assertThat(state.terms()).isEqualTo(stop.terms());
                            assertThat(state.end()).isNull();
                        });

        rig.venue().cancel(stop.clientOrderId());

        assertThat(rig.report(VenueReport.Ended.class, stop.clientOrderId()).how())
                .isEqualTo(OrderEnd.CANCELED);
    }

    @Test
    void stopTriggersAndTrades() {
        rig.connect();
        OrderRequest stop =
                rig.accepted(ConnectorRig.order(Side.SELL, new OrderTerms.Stop(5_500_000), 1_000));
        rig.fault("price=54000,symbol=BTCUSDT");

        rig.report(VenueReport.Triggered.class, stop.clientOrderId());
        rig.executed(stop.clientOrderId(), 1_000);
    }

    /** Bybit would let it wait until the price came back. */
    @Test
    void stopThatTheMarketHasPassedIsRejected() {
        rig.connect();
        OrderRequest stop = ConnectorRig.order(Side.SELL, new OrderTerms.Stop(9_000_000), 1_000);
        rig.venue().submit(stop);

        assertThat(rig.report(VenueReport.Ended.class, stop.clientOrderId()))
                .extracting(VenueReport.Ended::how, VenueReport.Ended::reason)
                .containsExactly(OrderEnd.REJECTED, TrackedOrder.TRIGGER_PASSED);
        assertThat(rig.reports(VenueReport.Accepted.class, stop.clientOrderId())).isEmpty();
    }

    @Test
    void refusalsSayTheCodeAndTheText() {
        rig.connect();
        OrderRequest rich =
                ConnectorRig.order(Side.BUY, new OrderTerms.Limit(ConnectorRig.REST), 1_000_000);
        rig.venue().submit(rich);
        assertThat(rig.report(VenueReport.Refused.class, rich.clientOrderId()).reason())
                .startsWith("170131 ");

        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.venue().cancel(order.clientOrderId());
        rig.report(VenueReport.Ended.class, order.clientOrderId());
        rig.venue().cancel(order.clientOrderId());
        assertThat(rig.report(VenueReport.Refused.class, order.clientOrderId()))
                .extracting(VenueReport.Refused::call)
                .isEqualTo(VenueReport.Call.CANCEL);
    }

    /** What goes wrong before an order is sent leaves nothing open. */
    @Test
    void orderIsNotSentWhileTheExchangeDoesNotTellItsTime() {
        rig.fault("http-error=500,path=/v5/market/time");
        OrderRequest order = ConnectorRig.resting();
        rig.venue().submit(order);

        assertThat(rig.report(VenueReport.Refused.class, order.clientOrderId()).reason())
                .contains("nothing was sent");
        assertThat(rig.arrived(order.clientOrderId())).isZero();
    }

    @Test
    void idThatIsTakenLeavesTheOrderUnknown() {
        rig.connect();
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.venue().submit(order);

        rig.report(VenueReport.Lost.class, order.clientOrderId());
        assertThat(rig.arrived(order.clientOrderId())).isEqualTo(1);
    }

    @Test
    void openOrdersNameEverybodysOrders() throws VenueException {
        rig.connect();
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("manual-order=buy,key=key,symbol=BTCUSDT,type=limit,quantity=0.02,price=31000");

        var open = rig.account().openOrders(List.of(BTC));

        assertThat(open)
                .hasSize(2)
                .anySatisfy(one -> {
                    assertThat(one.clientOrderId()).isEqualTo(order.clientOrderId());
                    assertThat(one.terms()).isEqualTo(order.terms());
                    assertThat(one.quantity()).isEqualTo(1_000);
                })
                .anySatisfy(one -> {
                    assertThat(one.terms()).isEqualTo(new OrderTerms.Limit(3_100_000));
                    assertThat(one.clientOrderId()).isNotEmpty();
                });
    }

    @Test
    void executionsOfMorePagesThanOneComeInTheirOrder() throws VenueException {
        rig.connect();
        long begun = System.currentTimeMillis() * 1_000 - 1_000_000;
        OrderRequest order =
                rig.accepted(
                        ConnectorRig.order(
                                Side.BUY, new OrderTerms.Limit(ConnectorRig.REST), 25_000));
        for (int i = 0; i < 120; i++) {
            rig.fault("manual-fill=" + order.clientOrderId() + ",key=key,quantity=0.002");
        }

        var executions = rig.account().executions(BTC, begun);

        assertThat(executions).hasSize(120);
        assertThat(executions.stream().map(one -> one.fill().exchangeTradeId()).distinct())
                .hasSize(120);
        assertThat(executions.stream().map(one -> one.fill().at()).toList()).isSorted();
        assertThat(executions).allSatisfy(one -> assertThat(one.side()).isEqualTo(Side.BUY));
        rig.executed(order.clientOrderId(), 24_000);
    }

    @Test
    void executionsLongAgoAreReadInSpansOfAWeek() throws VenueException {
        long longAgo = (System.currentTimeMillis() - 60L * 86_400_000) * 1_000;

        assertThat(rig.account().executions(BTC, longAgo)).isEmpty();
    }

    /** The history tells of seven days unless it is told which. */
    @Test
    void orderOfLongAgoIsLookedForInEveryWeekSince() {
        rig.connect();
        OrderRequest now = ConnectorRig.resting();
        long longAgo = now.createdAt() - 60L * 86_400 * 1_000_000;
        OrderRequest old =
                OrderRequest.of(
                        now.clientOrderId(), BTC, Side.BUY, now.terms(), now.quantity(), longAgo);
        List<VenueReport> heard = new CopyOnWriteArrayList<>();
        Venue venue = rig.account().venue(List.of(new KnownOrder(old, "1")), heard::add);
        venue.query(old.clientOrderId(), 5);

        Eventually.await(
                "an answer",
                () -> List.copyOf(heard),
                found -> found.stream().anyMatch(VenueReport.NotFound.class::isInstance));
    }

    @Test
    void orderOfAnEarlierProcessIsHeardOfAfterARestart() {
        rig.connect();
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        List<VenueReport> heard = new CopyOnWriteArrayList<>();
        try (VenueAccount again = rig.again()) {
            again.venue(List.of(new KnownOrder(order, "1")), heard::add);
            rig.fault("manual-fill=" + order.clientOrderId() + ",key=key");
            again.connect();

            Eventually.await(
                    "its execution",
                    () -> List.copyOf(heard),
                    found -> found.stream().anyMatch(VenueReport.Execution.class::isInstance));
        }
    }

    @Test
    void whatIsNotHeldByTheExchangeIsRefusedWithoutASend() {
        OrderRequest trailing =
                ConnectorRig.order(Side.SELL, new OrderTerms.TrailingStop(100), 1_000);
        rig.venue().submit(trailing);

        assertThat(rig.report(VenueReport.Refused.class, trailing.clientOrderId()).reason())
                .contains("TRAILING_STOP");
        assertThat(rig.venue().capabilities().amends()).isTrue();
        assertThat(rig.venue().capabilities().goodTillDate()).isFalse();
        assertThat(rig.truth().orders()).isEmpty();
        rig.venue().cancel("nobody");
        assertThat(rig.report(VenueReport.Refused.class, "nobody").call())
                .isEqualTo(VenueReport.Call.CANCEL);
    }

    @Test
    void nothingIsToldAfterTheClose() {
        rig.connect();
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.account().close();
        int before = rig.events().size();

        rig.fault("manual-fill=" + order.clientOrderId() + ",key=key");

        assertThat(rig.events()).hasSize(before);
        assertThat(rig.executed(order.clientOrderId())).isZero();
    }
}
