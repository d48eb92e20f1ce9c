package dev.tradekeep.venue.local.testing;

import static dev.tradekeep.venue.local.testing.ConnectorRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault of the local exchange that strikes requests and streams of an account: what is
 * reported, what the account says, and that no order is lost, doubled or declared dead.
 */
public abstract class ConnectorContract {
    private ConnectorRig rig;

    /** What is tried. */
    protected abstract TestedConnector tested();

    @BeforeEach
    void open() throws IOException {
        rig = new ConnectorRig(tested()).connect();
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(rig.idleFaults()).isEmpty();
    }

    private VenueFailure.NotDone refusal() {
        VenueFailure failure =
                catchThrowableOfType(VenueException.class, () -> rig.account().balances())
                        .failure();
        assertThat(failure).isInstanceOf(VenueFailure.NotDone.class);
        return (VenueFailure.NotDone) failure;
    }

    private OrderRequest submitted() {
        OrderRequest order = ConnectorRig.resting();
        rig.venue().submit(order);
        return order;
    }

    private void fill(OrderRequest order, String quantity) {
        rig.fault("manual-fill=" + order.clientOrderId() + ",key=key,quantity=" + quantity);
    }

    private List<Kind> failures() {
        return rig.events(AccountEvent.Failed.class).stream()
                .map(AccountEvent.Failed::failure)
                .filter(VenueFailure.NotDone.class::isInstance)
                .map(one -> ((VenueFailure.NotDone) one).kind())
                .toList();
    }

    /** The exchange has the order, whatever became of the answer: it is found, once, and works. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout-after=10000,next=1",
                "reply-dropped,next=1",
                "http-error=500,when=after,on=place,next=1",
                "unknown-outcome=after,next=1",
                "html-page=502,when=after,on=place,next=1",
                "truncated-body,on=place,next=1",
                "broken-json,on=place,next=1"
            })
    void orderWhoseAnswerIsLostIsThereOnce(String fault) {
        rig.fault(fault);
        OrderRequest order = submitted();
        String id = order.clientOrderId();

        assertThat(rig.report(VenueReport.Lost.class, id).call())
                .isEqualTo(VenueReport.Call.SUBMIT);
        assertThat(rig.answer(id, 1))
                .isInstanceOfSatisfying(
                        VenueReport.OrderState.class, state -> assertThat(state.end()).isNull());
        // The stream tells it all the same.
        rig.report(VenueReport.Accepted.class, id);
        assertThat(rig.arrived(id)).isEqualTo(1);
        assertThat(rig.reports(VenueReport.Refused.class, id)).isEmpty();
        assertThat(rig.events(AccountEvent.Failed.class)).isNotEmpty();
    }

    /** The exchange never heard of the order, and nobody can know that without asking. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout-before=10000,next=1",
                "http-error=500,when=before,on=place,next=1",
                "unknown-outcome=before,next=1",
                "html-page=502,when=before,on=place,next=1"
            })
    void orderThatNeverArrivedIsUnknownUntilItIsNotFound(String fault) {
        rig.fault(fault);
        String id = submitted().clientOrderId();

        rig.report(VenueReport.Lost.class, id);
        assertThat(rig.answer(id, 1)).isInstanceOf(VenueReport.NotFound.class);
        assertThat(rig.arrived(id)).isZero();
        assertThat(rig.reports(VenueReport.Refused.class, id)).isEmpty();
    }

    /** Of any number of answers that are lost, no order is lost with one and none is doubled. */
    @Test
    void threeHundredOrdersWhoseAnswersAreLostAreThereAtMostOnce() {
        rig.fault("reply-dropped,on=place,chance=0.3,seed=1");
        rig.fault("http-error=502,when=before,on=place,chance=0.3,seed=2");
        rig.fault("http-error=502,when=after,on=place,chance=0.3,seed=3");
        for (int round = 0; round < 300; round++) {
            OrderRequest order =
                    ConnectorRig.order(Side.BUY, new OrderTerms.Limit(ConnectorRig.REST), 20);
            String id = order.clientOrderId();
            rig.venue().submit(order);
            boolean there = rig.answer(id, round) instanceof VenueReport.OrderState;

            assertThat(rig.arrived(id)).as("order %s", id).isEqualTo(there ? 1 : 0);
            if (there) {
                rig.venue().cancel(id);
                rig.report(VenueReport.Ended.class, id);
            }
        }
    }

    @Test
    void exchangeThatCannotBeReachedHasHeardNothing() throws IOException {
        rig.stopExchange();
        rig.event(AccountEvent.LinkDown.class, 1);
        String id = submitted().clientOrderId();

        rig.report(VenueReport.Refused.class, id);
        assertThat(failures()).contains(Kind.UNREACHABLE);
        assertThat(refusal().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void orderThatIsAcceptedLateIsHeardOfByTheStream() {
        rig.fault("accept-late=2500,next=1");
        // Its window of two seconds has passed by then: the exchange refuses it, and nobody hears.
        String fenced = submitted().clientOrderId();
        rig.report(VenueReport.Lost.class, fenced);
        assertThat(rig.answer(fenced, 1)).isInstanceOf(VenueReport.NotFound.class);
        assertThat(rig.arrived(fenced)).isZero();

        rig.fault("accept-late=1500,next=1");
        String late = submitted().clientOrderId();
        rig.report(VenueReport.Accepted.class, late);
        assertThat(rig.arrived(late)).isEqualTo(1);
    }

    @Test
    void cancelWhoseAnswerIsLostIsLostAndTheEndIsTold() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("reply-dropped,on=cancel,next=1");

        rig.venue().cancel(order.clientOrderId());

        assertThat(rig.report(VenueReport.Lost.class, order.clientOrderId()).call())
                .isEqualTo(VenueReport.Call.CANCEL);
        assertThat(rig.report(VenueReport.Ended.class, order.clientOrderId()).how())
                .isEqualTo(OrderEnd.CANCELED);
    }

    @Test
    void cancelThatNeverArrivedIsLostAndTheOrderWorks() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("http-error=500,when=before,on=cancel,next=1");

        rig.venue().cancel(order.clientOrderId());

        rig.report(VenueReport.Lost.class, order.clientOrderId());
        assertThat(rig.answer(order.clientOrderId(), 1))
                .isInstanceOfSatisfying(
                        VenueReport.OrderState.class, state -> assertThat(state.end()).isNull());
    }

    @Test
    void amendmentWhoseAnswerIsLostIsLostAndTheTermsAreTold() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("reply-dropped,on=amend,next=1");

        // What only changes a quantity in place changes it to less.
        boolean amends = rig.venue().capabilities().amends();
        OrderTerms terms = new OrderTerms.Limit(ConnectorRig.REST + (amends ? 7 : 0));
        rig.venue().amend(order.clientOrderId(), terms, amends ? 2_000 : 600);

        assertThat(rig.report(VenueReport.Lost.class, order.clientOrderId()).call())
                .isEqualTo(VenueReport.Call.AMEND);
        assertThat(rig.report(VenueReport.Amended.class, order.clientOrderId()))
                .extracting(VenueReport.Amended::terms, VenueReport.Amended::quantity)
                .containsExactly(terms, amends ? 2_000L : 600L);
    }

    @Test
    void latencyOnlyTakesTime() {
        rig.fault("latency=30,jitter=20");
        OrderRequest order = ConnectorRig.order(Side.BUY, new OrderTerms.Market(), 1_000);
        rig.venue().submit(order);

        rig.executed(order.clientOrderId(), 1_000);
        assertThat(rig.reports(VenueReport.Lost.class, order.clientOrderId())).isEmpty();
    }

    @Test
    void questionsAreAskedAgainWhenTheExchangeFails() throws VenueException {
        rig.fault("http-error=503,on=query,next=1");
        rig.fault("truncated-body,on=query,next=1");

        assertThat(rig.account().balances()).isNotEmpty();
    }

    @Test
    void questionThatNobodyAnswersIsAskedUntilSomebodyDoes() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("http-error=500,on=query,next=8");

        assertThat(rig.answer(order.clientOrderId(), 1)).isInstanceOf(VenueReport.OrderState.class);
    }

    @Test
    void maintenanceIsToldAndEnds() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("maintenance");
        rig.event(AccountEvent.LinkDown.class, 1);
        String id = submitted().clientOrderId();
        Eventually.await("what became of it", () -> rig.reports(id), found -> !found.isEmpty());
        assertThat(rig.reports(VenueReport.Accepted.class, id)).isEmpty();
        assertThat(rig.events(AccountEvent.Failed.class)).isNotEmpty();

        rig.clearFaults();

        rig.event(AccountEvent.LinkUp.class, 2);
        fill(order, "0.01");
        rig.executed(order.clientOrderId(), 1_000);
    }

    @Test
    void bannedAddressIsToldAndSendsNothing() {
        rig.fault("ban=600");

        assertThat(refusal().kind()).isEqualTo(Kind.RATE_LIMITED);
        AccountEvent.Blocked blocked = rig.event(AccountEvent.Blocked.class, 1);
        assertThat(blocked.until()).isGreaterThan(System.currentTimeMillis() * 1_000);
        assertThat(rig.budget().blockedUntil()).isEqualTo(blocked.until());

        String id = submitted().clientOrderId();
        assertThat(rig.report(VenueReport.Refused.class, id).reason()).contains("nothing was sent");
        assertThat(rig.arrived(id)).isZero();
    }

    @Test
    void tooManyRequestsAreRefusedAndQuestionsWait() throws VenueException {
        rig.fault("rate-limit=1,on=place,next=1");
        String id = submitted().clientOrderId();
        rig.report(VenueReport.Refused.class, id);
        assertThat(failures()).contains(Kind.RATE_LIMITED);
        assertThat(rig.arrived(id)).isZero();

        rig.fault("rate-limit=1,on=query,next=1");
        assertThat(rig.account().balances()).isNotEmpty();
    }

    @Test
    void revokedKeyIsForbiddenAndTold() {
        rig.fault("key-revoked=key");

        assertThat(refusal().kind()).isEqualTo(Kind.FORBIDDEN);
        String id = submitted().clientOrderId();
        rig.report(VenueReport.Refused.class, id);
        assertThat(failures()).contains(Kind.FORBIDDEN);
        assertThat(rig.arrived(id)).isZero();
    }

    @Test
    void clocksAreComparedAnewWhenTheirsIsSet() throws VenueException {
        rig.fault("clock-skew=30000");
        assertThat(rig.account().balances()).isNotEmpty();
        rig.accepted(ConnectorRig.resting());
        assertThat(failures()).doesNotContain(Kind.FORBIDDEN);
        assertThat(rig.account().check().clockOffsetMicros()).isBetween(29_000_000L, 31_000_000L);

        rig.clearFaults();
        assertThat(rig.account().balances()).isNotEmpty();
    }

    /** What queries show late is not taken for what there is not. */
    @Test
    void lateQueriesDoNotUndoWhatTheStreamTold() {
        rig.fault("queries-late=1500");
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        fill(order, "0.004");
        rig.executed(order.clientOrderId(), 400);

        Eventually.await(
                "the exchange shows it",
                () -> rig.answer(order.clientOrderId(), System.nanoTime()),
                answer ->
                        answer instanceof VenueReport.OrderState state
                                && state.filledQuantity() == 400);
        assertThat(rig.reports(VenueReport.Ended.class, order.clientOrderId())).isEmpty();
    }

    @Test
    void listsInAnyOrderAreReadInTheirOrder() throws VenueException {
        rig.fault("queries-shuffled");
        long begun = System.currentTimeMillis() * 1_000 - 1_000_000;
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        for (int i = 0; i < 9; i++) {
            fill(order, "0.001");
        }

        var executions = rig.account().executions(BTC, begun);

        assertThat(executions).hasSize(9);
        assertThat(executions.stream().map(one -> one.fill().at()).toList()).isSorted();
    }

    @Test
    void oneOfEighteenFillsThatTheStreamDoesNotTellIsReported() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("events-dropped,skip=20,next=3");
        for (int i = 0; i < 18; i++) {
            fill(order, "0.0005");
        }

        rig.executed(order.clientOrderId(), 900);
    }

    @Test
    void allFillsThatTheStreamDoesNotTellAreReportedOnce() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("events-dropped");
        for (int i = 0; i < 5; i++) {
            fill(order, "0.002");
        }

        rig.executed(order.clientOrderId(), 1_000);

        rig.clearFaults();
        assertThat(rig.reports(VenueReport.Execution.class, order.clientOrderId())).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"events-doubled", "events-swapped=200", "events-delayed=700,chance=0.5"})
    void eventsThatComeTwiceOrInAnotherOrderSayTheSame(String fault) {
        rig.fault(fault);
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        for (int i = 0; i < 6; i++) {
            fill(order, "0.001");
        }
        rig.executed(order.clientOrderId(), 600);
        rig.venue().cancel(order.clientOrderId());

        assertThat(rig.report(VenueReport.Ended.class, order.clientOrderId()))
                .extracting(VenueReport.Ended::how, VenueReport.Ended::quantity)
                .containsExactly(OrderEnd.CANCELED, 600L);
        assertThat(rig.reports(VenueReport.Execution.class, order.clientOrderId())).hasSize(6);
    }

    /** The stream answers pings, and tells nothing. */
    @Test
    void silentStreamIsFoundAndItsFillsAreReportedOnce() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("private-silent");
        fill(order, "0.004");

        rig.event(AccountEvent.LinkDown.class, 1);
        rig.executed(order.clientOrderId(), 400);
        rig.clearFaults();
        rig.event(AccountEvent.LinkUp.class, 2);
        fill(order, "0.006");
        rig.executed(order.clientOrderId(), 1_000);

        assertThat(rig.reports(VenueReport.Execution.class, order.clientOrderId())).hasSize(2);
    }

    @Test
    void disconnectInTheMiddleOfTenFillsLosesNone() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("disconnect-on-fill,skip=4,next=1");
        for (int i = 0; i < 10; i++) {
            fill(order, "0.001");
        }

        rig.executed(order.clientOrderId(), 1_000);
        rig.event(AccountEvent.LinkUp.class, 2);
        assertThat(rig.reports(VenueReport.Execution.class, order.clientOrderId())).hasSize(10);
    }

    /** What was missed is told before the link counts as up. */
    @Test
    void whatHappenedDuringADisconnectIsToldBeforeTheLinkIsUp() {
        OrderRequest filled = rig.accepted(ConnectorRig.resting());
        OrderRequest canceled = rig.accepted(ConnectorRig.resting());
        rig.fault("http-error=503,on=connect");
        rig.dropAccountStream();
        rig.event(AccountEvent.LinkDown.class, 2);
        fill(filled, "0.01");
        rig.fault("manual-cancel=" + canceled.clientOrderId() + ",key=key");

        rig.clearFaults();

        rig.event(AccountEvent.LinkUp.class, 2);
        assertThat(rig.executed(filled.clientOrderId())).isEqualTo(1_000);
        assertThat(rig.reports(VenueReport.Ended.class, canceled.clientOrderId())).hasSize(1);
    }

    @Test
    void marketThatDoesNotTradeRefusesOrders() {
        rig.fault("symbol-status=HALT,symbol=BTCUSDT");
        String id = submitted().clientOrderId();

        rig.report(VenueReport.Refused.class, id);
        assertThat(rig.arrived(id)).isZero();
    }

    @Test
    void delistingEndsOrders() {
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("delisting=BTCUSDT");

        assertThat(rig.report(VenueReport.Ended.class, order.clientOrderId()).quantity()).isZero();
    }

    @Test
    void whatIsDoneByHandIsReported() throws VenueException {
        long begun = System.currentTimeMillis() * 1_000 - 1_000_000;
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("manual-order=sell,key=key,symbol=BTCUSDT,quantity=0.05");
        assertThat(rig.account().executions(BTC, begun))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.side()).isEqualTo(Side.SELL));

        rig.fault("transfer=500,key=key,asset=USDT");
        rig.fault("manual-cancel=all,key=key");

        assertThat(rig.report(VenueReport.Ended.class, order.clientOrderId()))
                .extracting(VenueReport.Ended::how)
                .isEqualTo(OrderEnd.CANCELED);
        assertThat(rig.account().balances().toString()).contains("BTC");
    }

    @Test
    void liquidationEndsOrdersAndIsListed() throws VenueException {
        long begun = System.currentTimeMillis() * 1_000 - 1_000_000;
        OrderRequest order = rig.accepted(ConnectorRig.resting());
        rig.fault("liquidation=key");

        rig.report(VenueReport.Ended.class, order.clientOrderId());
        assertThat(rig.account().executions(BTC, begun))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.side()).isEqualTo(Side.SELL));
    }
}
