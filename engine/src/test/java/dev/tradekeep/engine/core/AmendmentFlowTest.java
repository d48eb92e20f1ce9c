package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.venue.VenueReport;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Amendments that wait for another, and those of a venue that amends nothing. */
class AmendmentFlowTest {
    private static final OrderTerms FIRST = new OrderTerms.Limit(890);
    private static final OrderTerms SECOND = new OrderTerms.Limit(880);
    private static final OrderTerms THIRD = new OrderTerms.Limit(870);

    @Test
    void theNewestAmendmentLeavesWhenTheFirstIsAnswered() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        amend(bench, id, FIRST, 9);
        amend(bench, id, SECOND, 8);
        amend(bench, id, THIRD, 7);
        assertThat(bench.refusal).isNull();
        assertThat(amendments(bench)).containsExactly(new VenueCall.Amend(id, FIRST, 9));

        bench.report(new VenueReport.Amended(id, FIRST, 9, 1));

        assertThat(amendments(bench))
                .containsExactly(
                        new VenueCall.Amend(id, FIRST, 9), new VenueCall.Amend(id, THIRD, 7));
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.PENDING_UPDATE);
        assertThat(bench.order(id).order().terms()).isEqualTo(FIRST);
    }

    @Test
    void aRefusalLetsTheNextGoToo() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        amend(bench, id, FIRST, 9);
        amend(bench, id, SECOND, 8);
        bench.report(bench.refused(VenueReport.Call.AMEND, id));

        assertThat(amendments(bench)).last().isEqualTo(new VenueCall.Amend(id, SECOND, 8));
    }

    @Test
    void aLostAmendmentHoldsTheNextUntilTheVenueSaysWhatBecameOfIt() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        amend(bench, id, FIRST, 9);
        amend(bench, id, SECOND, 8);
        bench.report(bench.lost(VenueReport.Call.AMEND, id));
        assertThat(amendments(bench)).hasSize(1);

        bench.pass(CallTimes.SETTLED_AFTER_MICROS);
        bench.report(bench.open(id, bench.query(id)));

        assertThat(amendments(bench)).last().isEqualTo(new VenueCall.Amend(id, SECOND, 8));
    }

    @Test
    void aDoubledAnswerDoesNotAnswerTheNextAmendment() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        amend(bench, id, FIRST, 9);
        amend(bench, id, SECOND, 8);
        amend(bench, id, THIRD, 7);
        bench.report(new VenueReport.Amended(id, FIRST, 9, 1));
        bench.report(new VenueReport.Amended(id, FIRST, 9, 1));

        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.PENDING_UPDATE);
        bench.report(new VenueReport.Amended(id, THIRD, 7, 2));
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(bench.order(id).order().terms()).isEqualTo(THIRD);
    }

    @Test
    void aCancelDropsWhatWaitsAndSaysSo() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        amend(bench, id, FIRST, 9);
        amend(bench, id, SECOND, 8);
        bench.events.clear();
        cancel(bench, id);
        bench.report(new VenueReport.Amended(id, FIRST, 9, 1));
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));

        assertThat(bench.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("UpdateDropped", "CancelRequested", "Updated", "Canceled");
        assertThat(amendments(bench)).hasSize(1);
    }

    @Test
    void anEndDropsWhatWaitsAndSaysSo() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        amend(bench, id, FIRST, 9);
        amend(bench, id, SECOND, 12);
        bench.events.clear();
        bench.report(bench.execution(id, OrderBench.QUANTITY));

        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(bench.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("UpdateDropped", "Filled");
        assertThat(bench.order(id).events()).isEqualTo(6);
        assertThat(amendments(bench)).hasSize(1);
    }

    @Test
    void aFillBeyondTheQuantityProvesTheFirstAndLetsTheNextGo() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        amend(bench, id, FIRST, 20);
        amend(bench, id, SECOND, 15);
        bench.report(bench.execution(id, OrderBench.QUANTITY + 1));

        assertThat(bench.order(id).order().quantity()).isEqualTo(20);
        assertThat(amendments(bench)).last().isEqualTo(new VenueCall.Amend(id, SECOND, 15));
    }

    @Test
    void theMostOfAllTermsIsSetAside() {
        OrderBench bench = new OrderBench();
        String id = working(bench);
        long cash = 1_000_000;
        amend(bench, id, FIRST, 9);
        amend(bench, id, new OrderTerms.Limit(1_000), 800_000);

        assertThat(bench.refusal).isNull();
        bench.refusal = null;
        bench.take(
                new Command.Move(
                        9,
                        0,
                        bench.order(id).order().instrument().quote(),
                        -cash / 2,
                        LedgerAccount.EXTERNAL,
                        Posting.Reason.WITHDRAWAL,
                        transaction -> {}));
        assertThat(Objects.requireNonNull(bench.refusal).code()).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void whereNothingAmendsTheRestIsSentAfterTheEnd() {
        OrderBench bench = new OrderBench(false);
        String id = working(bench);
        amend(bench, id, FIRST, 8);
        assertThat(bench.calls).last().isEqualTo(new VenueCall.Cancel(id));
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        bench.report(bench.execution(id, 2));
        bench.report(bench.ended(id, OrderEnd.CANCELED, 3));
        assertThat(submits(bench)).hasSize(1);
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.ENDING);

        bench.report(bench.execution(id, 1));

        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(submits(bench)).hasSize(2);
        Order next = bench.order(submits(bench).getLast().order().clientOrderId()).order();
        assertThat(next.terms()).isEqualTo(FIRST);
        assertThat(next.quantity()).isEqualTo(5);
    }

    @Test
    void aLateFillOfAllThatWasToBeReplacedIsBooked() {
        OrderBench bench = new OrderBench(false);
        String id = working(bench);
        amend(bench, id, FIRST, 8);
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));
        assertThat(submits(bench)).hasSize(2);
        bench.durable();

        bench.report(bench.execution(id, 8));

        assertThat(bench.order(id).order().filledQuantity()).isEqualTo(8);
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(bench.state.order(id)).isNull();
        assertThat(bench.alerts).contains("order.late_fill");
    }

    @Test
    void whereNothingAmendsTheNewestTermsCountAndOneCancelIsSent() {
        OrderBench bench = new OrderBench(false);
        String id = working(bench);
        amend(bench, id, FIRST, 8);
        amend(bench, id, SECOND, 7);
        assertThat(bench.calls).filteredOn(VenueCall.Cancel.class::isInstance).hasSize(1);
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));

        assertThat(submits(bench).getLast().order().terms()).isEqualTo(SECOND);
        assertThat(submits(bench).getLast().order().quantity()).isEqualTo(7);
    }

    @Test
    void nothingTakesThePlaceOfWhatIsCanceledFilledEnoughOrEndedUnasked() {
        OrderBench canceled = new OrderBench(false);
        String id = working(canceled);
        amend(canceled, id, FIRST, 8);
        cancel(canceled, id);
        assertThat(canceled.refusal).isNull();
        canceled.report(canceled.ended(id, OrderEnd.CANCELED, 0));
        assertThat(submits(canceled)).hasSize(1);

        OrderBench filled = new OrderBench(false);
        id = working(filled);
        amend(filled, id, FIRST, 8);
        filled.report(filled.execution(id, 9));
        filled.events.clear();
        filled.report(filled.ended(id, OrderEnd.CANCELED, 9));
        assertThat(submits(filled)).hasSize(1);
        assertThat(filled.events).first().isInstanceOf(OrderEvent.UpdateDropped.class);

        OrderBench expired = new OrderBench(false);
        id = working(expired);
        amend(expired, id, FIRST, 8);
        expired.report(expired.ended(id, OrderEnd.EXPIRED, 0));
        assertThat(submits(expired)).hasSize(1);
    }

    @Test
    void aRefusedCancelLeavesTheOrderAsItWas() {
        OrderBench bench = new OrderBench(false);
        String id = working(bench);
        amend(bench, id, FIRST, 8);
        bench.report(bench.refused(VenueReport.Call.CANCEL, id));
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));

        assertThat(submits(bench)).hasSize(1);
        assertThat(bench.order(id).order().terms()).isEqualTo(OrderBench.TERMS);
    }

    @Test
    void aLostCancelIsSentAgainAndTheRestFollowsStill() {
        OrderBench bench = new OrderBench(false);
        String id = working(bench);
        amend(bench, id, FIRST, 8);
        bench.take(new EngineInput.Recover());
        bench.durable();
        bench.pass(CallTimes.SETTLED_AFTER_MICROS);
        bench.report(bench.open(id, bench.query(id)));
        assertThat(bench.calls).last().isEqualTo(new VenueCall.Cancel(id));
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));

        assertThat(submits(bench).getLast().order().quantity()).isEqualTo(8);
    }

    @Test
    void theStopOfAGroupIsReplacedWithinIt() {
        OrderBench bench = new OrderBench(false);
        String entry = bench.place(new OrderWish.Exits(new OrderTerms.Stop(800), null));
        bench.durable();
        bench.report(bench.accepted(entry));
        bench.report(bench.execution(entry, 4));
        String stop = submits(bench).getLast().order().clientOrderId();
        bench.report(bench.accepted(stop));
        bench.report(bench.execution(entry, 3));
        assertThat(bench.calls).last().isEqualTo(new VenueCall.Cancel(stop));
        bench.report(bench.ended(stop, OrderEnd.CANCELED, 0));

        VenueCall.Submit next = submits(bench).getLast();
        assertThat(next.order().quantity()).isEqualTo(7);
        assertThat(next.order().terms()).isEqualTo(new OrderTerms.Stop(800));
        assertThat(Objects.requireNonNull(bench.state.group(entry)).stopOrderId())
                .isEqualTo(next.order().clientOrderId());
        amend(bench, entry, FIRST, 9);
        assertThat(Objects.requireNonNull(bench.refusal)).hasMessageContaining("bracket");
    }

    private static String working(OrderBench bench) {
        String id = bench.send();
        bench.report(bench.accepted(id));
        return id;
    }

    private static void amend(OrderBench bench, String id, OrderTerms terms, long quantity) {
        bench.take(new Command.Amend(3, id, terms, quantity, OrderWitness.NONE));
        bench.durable();
    }

    private static void cancel(OrderBench bench, String id) {
        bench.take(new Command.Cancel(4, id, OrderWitness.NONE));
        bench.durable();
    }

    private static List<VenueCall.Amend> amendments(OrderBench bench) {
        return bench.calls.stream()
                .filter(VenueCall.Amend.class::isInstance)
                .map(VenueCall.Amend.class::cast)
                .toList();
    }

    private static List<VenueCall.Submit> submits(OrderBench bench) {
        return bench.calls.stream()
                .filter(VenueCall.Submit.class::isInstance)
                .map(VenueCall.Submit.class::cast)
                .toList();
    }
}
