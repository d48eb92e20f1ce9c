package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.risk.TradingHalt;
import dev.tradekeep.venue.VenueReport;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What comes too late, again and again, or while the books take only what they must. */
class LateWordsTest {
    private static final Asset USD = RiskBench.USD;
    private static final TradingHalt FLATTEN =
            new TradingHalt(1, HaltLevel.FLATTEN, null, null, null, "enough", null, 0);

    @Test
    void anEntryThatIsOpenedAgainGetsAStopForWhatItTrades() {
        OrderBench bench = new OrderBench();
        String id = bench.place(new OrderWish.Exits(new OrderTerms.Stop(800), null));
        bench.durable();
        bench.report(bench.lost(VenueReport.Call.SUBMIT, id));
        bench.pass(CallTimes.SETTLED_AFTER_MICROS);
        bench.report(bench.notFound(id, bench.query(id)));
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(bench.state.groups()).isEmpty();

        bench.report(bench.open(id, 0));
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        assertThat(bench.calls).last().isEqualTo(new VenueCall.Cancel(id));
        assertThat(bench.alerts).containsExactly("order.reopened");
        bench.report(bench.execution(id, 4));

        assertThat(bench.calls)
                .last()
                .isInstanceOfSatisfying(
                        VenueCall.Submit.class,
                        stop -> {
                            assertThat(stop.order().terms()).isEqualTo(new OrderTerms.Stop(800));
                            assertThat(stop.order().quantity()).isEqualTo(4);
                        });
    }

    @Test
    void allExecutionsOfAnAnswerAreBookedThoughTheOrderHasEnded() {
        OrderBench bench = new OrderBench();
        String id = bench.send();
        bench.report(bench.accepted(id));
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));
        VenueReport.Execution one = (VenueReport.Execution) bench.execution(id, 2);
        VenueReport.Execution other = (VenueReport.Execution) bench.execution(id, 3);
        bench.report(
                new VenueReport.OrderState(
                        0,
                        id,
                        "x",
                        OrderEnd.CANCELED,
                        OrderBench.TERMS,
                        OrderBench.QUANTITY,
                        5,
                        List.of(one.fill(), other.fill()),
                        1));

        assertThat(bench.order(id).order().filledQuantity()).isEqualTo(5);
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(bench.state.orders()).isEmpty();
    }

    @Test
    void aVenueThatRefusesCancelsIsAskedLessAndLessOften() {
        OrderBench bench = new OrderBench();
        String id = bench.send();
        bench.report(bench.accepted(id));
        bench.take(new Command.Restrict(List.of(FLATTEN), List.of()));
        bench.durable();
        long minutes = 30;
        long before = 0;
        for (long second = 0; second < minutes * 60; second++) {
            if (cancels(bench) > before) {
                before = cancels(bench);
                bench.report(bench.refused(VenueReport.Call.CANCEL, id));
                bench.report(bench.open(id, bench.query(id)));
            }
            bench.elapse(Micros.PER_SECOND);
        }

        assertThat(cancels(bench)).isBetween(minutes, minutes + 10);
        assertThat(bench.alerts).containsOnlyOnce("order.requests_refused");
    }

    private static long cancels(OrderBench bench) {
        return bench.calls.stream().filter(VenueCall.Cancel.class::isInstance).count();
    }

    @Test
    void aStopThatTheVenueDoesNotResizeIsAskedForLessAndLessOften() {
        OrderBench bench = new OrderBench();
        String id = bench.place(new OrderWish.Exits(new OrderTerms.Stop(800), null));
        bench.durable();
        bench.report(bench.accepted(id));
        bench.report(bench.execution(id, 4));
        String stop = ((VenueCall.Submit) bench.calls.getLast()).order().clientOrderId();
        bench.report(bench.accepted(stop));
        bench.report(bench.execution(id, 3));
        for (int i = 0; i < 5; i++) {
            assertThat(amendments(bench)).isEqualTo(i + 1);
            bench.report(bench.refused(VenueReport.Call.AMEND, stop));
            bench.report(bench.open(stop, 0));
            assertThat(amendments(bench)).isEqualTo(i + 1);
            bench.elapse(Patience.waitAfter(i + 1));
        }
    }

    private static long amendments(OrderBench bench) {
        return bench.calls.stream().filter(VenueCall.Amend.class::isInstance).count();
    }

    @Test
    void anAmendmentToLessThanHasTradedTellsOfAnOverfill() {
        OrderBench bench = new OrderBench();
        String id = bench.send();
        bench.report(bench.accepted(id));
        bench.report(bench.execution(id, 7));
        assertThat(bench.alerts).isEmpty();
        bench.report(new VenueReport.Amended(id, OrderBench.TERMS, 6, Long.MAX_VALUE));

        assertThat(bench.alerts).containsExactly("order.overfilled");
        assertThat(bench.order(id).order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aLateFillStartsACheckOfLimitsAtOnce() {
        OrderBench bench = new OrderBench();
        String id = bench.send();
        bench.report(bench.accepted(id));
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));
        RiskLimit limit =
                new RiskLimit(
                        7,
                        RiskLimitKind.POSITION_QUANTITY,
                        LimitAction.ALERT,
                        RiskScope.EVERYTHING,
                        1L,
                        3);
        bench.take(new Command.Restrict(List.of(), List.of(limit)));
        bench.report(bench.execution(id, 4));

        assertThat(bench.alerts).contains("risk.breach");
    }

    @Test
    void timersWaitWhileTheBooksTakeOnlyWhatTheyMust() {
        RiskBench bench = new RiskBench();
        bench.core.suspendEntries(true);
        bench.onCandle((number, context) -> context.timer(context.now() + 1, 5));
        long booked = bench.state.booking();
        bench.candle(1_000);
        assertThat(bench.state.booking()).isEqualTo(booked);

        bench.onCandle((number, context) -> {});
        bench.pass(Micros.PER_SECOND);
        bench.take(new EngineInput.TimerDue(TimerKey.of(0, 5)));
        assertThat(bench.state.booking()).isEqualTo(booked);

        bench.core.suspendEntries(false);
        bench.take(new EngineInput.TimerDue(TimerKey.of(0, 5)));
        assertThat(bench.lines)
                .anyMatch(BookingLine.TimerSet.class::isInstance)
                .anyMatch(BookingLine.TimerRung.class::isInstance);
        assertThat(bench.state.timers()).isEmpty();
    }

    @Test
    void moneyWaitsWhileTheBooksTakeOnlyWhatTheyMustButArrives() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.core.suspendEntries(true);
        bench.take(move(1, -100, LedgerAccount.EXTERNAL, Posting.Reason.WITHDRAWAL));
        assertThat(Objects.requireNonNull(bench.refusal).code())
                .isEqualTo(ErrorCode.SERVER_DEGRADED);
        assertThat(bench.state.portfolio(0).balance(USD)).isEqualTo(RiskBench.CASH);

        bench.take(move(2, 100, LedgerAccount.TRANSIT, Posting.Reason.TRANSFER));
        bench.durable();
        assertThat(bench.replies).contains(2L);
        assertThat(bench.state.portfolio(0).balance(USD)).isEqualTo(RiskBench.CASH + 100);
    }

    private static Command.Move move(
            long id, long change, LedgerAccount counterpart, Posting.Reason reason) {
        return new Command.Move(id, 0, USD, change, counterpart, reason, transaction -> {});
    }
}
