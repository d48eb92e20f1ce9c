package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.testing.ScriptedStrategy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.TradingHalt;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Bookings wait for the disk, and much happens meanwhile. */
class SlowDiskTest {
    private static final Asset BTC = new Asset("BTC", 4);
    private static final Asset USD = new Asset("USD", 2);
    private static final Instrument BTC_USD = new Instrument("BTC/USD", BTC, USD, 1, 4, 1, 1, 1, 0);
    private static final Market MARKET =
            new Market(0, new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, BTC_USD));
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final OrderTerms AT_MARKET = new OrderTerms.Market();

    private final World world = new World();
    private Engine engine = new Engine(7, 0);
    private long now = MINUTE;

    SlowDiskTest() {
        take(new BarClosed().set(0, 0, MINUTE, 1_000, 1_000, 1_000, 1_000, 1));
        durable();
    }

    @Test
    void anEntryThatWaitedTooLongForTheDiskIsNotSent() {
        place(Side.BUY, 10, OrderConditions.GTC);
        now += SecondLook.SEND_WITHIN_MICROS;
        durable();

        assertThat(world.calls).isEmpty();
        assertThat(engine.state.orders()).isEmpty();
        assertThat(world.lastOrder().status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void anExitIsSentHoweverLongItWaited() {
        holdTen();
        place(Side.SELL, 10, OrderConditions.GTC);
        now += 10 * SecondLook.SEND_WITHIN_MICROS;
        durable();

        assertThat(world.calls).singleElement().isInstanceOf(VenueCall.Submit.class);
    }

    @Test
    void whatLeftLateMayArriveLate() {
        holdTen();
        place(Side.SELL, 10, OrderConditions.GTC);
        now += 2 * CallTimes.SETTLED_AFTER_MICROS;
        durable();
        String id = world.lastOrder().clientOrderId();

        report(new VenueReport.Lost(VenueReport.Call.SUBMIT, id, "timeout", now));
        now += CallTimes.SETTLED_AFTER_MICROS / 2;
        report(new VenueReport.NotFound(world.lastQuery().queryId(), id, now));

        assertThat(engine.state.order(id)).isNotNull();
    }

    @Test
    void whatHappensToAnOrderOnItsWayKeepsItNoLonger() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        String id = world.lastOrder().clientOrderId();
        report(new VenueReport.Lost(VenueReport.Call.SUBMIT, id, "timeout", now));

        now += CallTimes.SETTLED_AFTER_MICROS - 1_000;
        take(new Command.Cancel(3, id, OrderWitness.NONE));
        durable();
        report(new VenueReport.Refused(VenueReport.Call.CANCEL, id, "unknown", now));
        now += 1_000;
        report(new VenueReport.NotFound(world.lastQuery().queryId(), id, now));

        assertThat(world.lastOrder().status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void aFillAfterAnEndThatIsNotOnDiskIsNoRiddle() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        String id = world.lastOrder().clientOrderId();
        report(new VenueReport.Accepted(id, "x", now));
        take(new EngineInput.Reported(new VenueReport.Ended(id, OrderEnd.CANCELED, "", 0, now)));
        take(new EngineInput.Reported(execution(id, "t1", 4)));

        assertThat(world.wanted).isEmpty();
        assertThat(engine.state.portfolio(0).position(MARKET).quantity()).isEqualTo(4);
        assertThat(world.sequences).containsExactly(1, 2, 3, 4);

        durable();
        take(new EngineInput.Reported(execution(id, "t2", 1)));
        assertThat(world.wanted).hasSize(1);
    }

    @Test
    void aCancelThatTheVenueCannotFindIsNotAskedForOnAndOn() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        String id = world.lastOrder().clientOrderId();
        report(new VenueReport.Lost(VenueReport.Call.SUBMIT, id, "timeout", now));
        take(new Command.Restrict(List.of(halt()), List.of()));
        durable();
        for (int i = 0; i < 3; i++) {
            report(new VenueReport.Refused(VenueReport.Call.CANCEL, id, "unknown", now));
        }

        assertThat(world.calls.stream().filter(VenueCall.Cancel.class::isInstance)).hasSize(1);
        now += CallTimes.SETTLED_AFTER_MICROS;
        report(
                new VenueReport.OrderState(
                        world.lastQuery().queryId(),
                        id,
                        "x",
                        null,
                        AT_MARKET,
                        10,
                        0,
                        List.of(),
                        now));
        assertThat(world.calls.stream().filter(VenueCall.Cancel.class::isInstance)).hasSize(2);
    }

    @Test
    void onlyTheLastAmendmentIsSent() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        String id = world.lastOrder().clientOrderId();
        report(new VenueReport.Accepted(id, "x", now));
        take(new Command.Amend(3, id, AT_MARKET, 9, OrderWitness.NONE));
        VenueReport refused = new VenueReport.Refused(VenueReport.Call.AMEND, id, "no", now);
        take(new EngineInput.Reported(refused));
        take(new Command.Amend(4, id, AT_MARKET, 8, OrderWitness.NONE));
        durable();

        assertThat(world.calls.stream().filter(VenueCall.Amend.class::isInstance))
                .containsExactly(new VenueCall.Amend(id, AT_MARKET, 8));
    }

    @Test
    void whatTheVenueToldBeforeDoesNotUndoAnAmendment() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        String id = world.lastOrder().clientOrderId();
        report(new VenueReport.Accepted(id, "x", now));
        VenueReport first = new VenueReport.Amended(id, AT_MARKET, 9, now);
        report(new VenueReport.Amended(id, AT_MARKET, 12, now + 1));
        report(first);
        assertThat(world.lastOrder().quantity()).isEqualTo(12);

        take(new EngineInput.Reported(execution(id, "t1", 12)));
        take(new EngineInput.Reported(first));
        durable();
        assertThat(world.lastOrder().quantity()).isEqualTo(12);
        assertThat(world.alerts).isEmpty();
    }

    @Test
    void aStopThatNeverArrivedIsSentAgain() {
        String stop = stopOf("t1");
        report(new VenueReport.Lost(VenueReport.Call.SUBMIT, stop, "timeout", now));
        now += CallTimes.SETTLED_AFTER_MICROS;
        report(new VenueReport.NotFound(world.lastQuery().queryId(), stop, now));

        assertThat(world.lastSubmit().terms()).isEqualTo(new OrderTerms.Stop(900));
        assertThat(world.lastSubmit().clientOrderId()).isNotEqualTo(stop);
        for (int i = 0; i < GroupFlow.TRIES_MAX; i++) {
            String again = world.lastSubmit().clientOrderId();
            report(new VenueReport.Refused(VenueReport.Call.SUBMIT, again, "no", now));
        }
        assertThat(world.alerts).containsExactly("group.unprotected");
    }

    @Test
    void aCallThatWasLostAsksNothingOfAnOrderThatHasEnded() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        String id = world.lastOrder().clientOrderId();
        take(new EngineInput.Reported(new VenueReport.Accepted(id, "x", now)));
        take(new EngineInput.Reported(new VenueReport.Ended(id, OrderEnd.EXPIRED, "", 0, now)));
        int calls = world.calls.size();
        VenueReport lost = new VenueReport.Lost(VenueReport.Call.CANCEL, id, "timeout", now);
        take(new EngineInput.Reported(lost));

        assertThat(world.calls).hasSize(calls);
    }

    @Test
    void whatIsBoughtAfterAStopHasTradedGetsAnotherStop() {
        String stop = stopOf("t1");
        report(execution(stop, "t2", 4));
        report(execution(world.lastEntry, "t3", 6));

        assertThat(world.lastSubmit().quantity()).isEqualTo(6);
        assertThat(world.lastSubmit().clientOrderId()).isNotEqualTo(stop);
        assertThat(world.alerts).isEmpty();
    }

    @Test
    void whatAStopIsStillToCoverNobodyElseSells() {
        String stop = stopOf("t1");
        report(new VenueReport.Accepted(stop, "x", now));
        report(execution(world.lastEntry, "t2", 3));
        report(new VenueReport.Lost(VenueReport.Call.AMEND, stop, "timeout", now));
        report(execution(world.lastEntry, "t3", 3));

        place(Side.SELL, 1, OrderConditions.GTC);
        assertThat(world.lastOrder().status()).isEqualTo(OrderStatus.DENIED);
    }

    /** The stop of a bracket of 10, of which 4 are bought. */
    private String stopOf(String trade) {
        OrderWish bracket =
                new OrderWish(
                        0,
                        Side.BUY,
                        AT_MARKET,
                        10,
                        OrderConditions.GTC,
                        new OrderWish.Exits(new OrderTerms.Stop(900), null),
                        "",
                        null);
        take(new Command.Place(9, 0, bracket, OrderWitness.NONE));
        durable();
        world.lastEntry = world.lastSubmit().clientOrderId();
        report(new VenueReport.Accepted(world.lastEntry, "x", now));
        report(execution(world.lastEntry, trade, 4));
        return world.lastSubmit().clientOrderId();
    }

    @Test
    void aPersonHearsAtOnceThatNoEntryIsTaken() {
        engine.core.suspendEntries(true);
        place(Side.BUY, 10, OrderConditions.GTC);

        assertThat(Objects.requireNonNull(world.refusal).code())
                .isEqualTo(ErrorCode.SERVER_DEGRADED);
        engine.core.suspendEntries(false);
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        assertThat(world.replies).containsExactly(2L);
    }

    @Test
    void theAnswerToADiscardedCoreDecidesNothing() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        Order order = world.lastOrder();
        report(new VenueReport.Lost(VenueReport.Call.SUBMIT, order.clientOrderId(), "", now));
        VenueCall.Query asked = world.lastQuery();
        OpenOrder open = Objects.requireNonNull(engine.state.order(order.clientOrderId()));

        engine = new Engine(8, engine.state.booking());
        engine.state.loadOrder(open);
        take(new EngineInput.Recover());
        assertThat(world.lastQuery().queryId()).isNotEqualTo(asked.queryId());
        now += 2 * CallTimes.SETTLED_AFTER_MICROS;
        report(new VenueReport.NotFound(asked.queryId(), order.clientOrderId(), now));

        assertThat(engine.state.order(order.clientOrderId())).isNotNull();
    }

    @Test
    void anOrderOfOursThatTheBooksDoNotHaveEndsAllEntries() {
        VenueReport strange = execution("T0000000001000002F", "t1", 3);
        take(new EngineInput.Reported(strange));
        take(new EngineInput.Loaded(strange, null, null));
        take(new EngineInput.Loaded(strange, null, null));
        assertThat(world.alerts).containsExactly("order.not_in_books");

        place(Side.BUY, 10, OrderConditions.GTC);
        assertThat(world.lastOrder().status()).isEqualTo(OrderStatus.DENIED);
    }

    private void holdTen() {
        place(Side.BUY, 10, OrderConditions.GTC);
        durable();
        report(execution(world.lastOrder().clientOrderId(), "t0", 10));
        world.calls.clear();
    }

    private static TradingHalt halt() {
        return new TradingHalt(1, HaltLevel.FLATTEN, null, null, null, "enough", null, 0);
    }

    private void place(Side side, long quantity, OrderConditions conditions) {
        world.commands++;
        OrderWish wish = new OrderWish(0, side, AT_MARKET, quantity, conditions, null, "", null);
        take(new Command.Place(world.commands, 0, wish, OrderWitness.NONE));
    }

    private VenueReport execution(String id, String trade, long quantity) {
        Fill fill = new Fill(trade, 1_000, quantity, 10, new Fee(USD, 1), now);
        return new VenueReport.Execution(id, fill, now);
    }

    private void report(VenueReport report) {
        take(new EngineInput.Reported(report));
        durable();
    }

    private void durable() {
        long before = -1;
        while (before < engine.state.booking()) {
            before = engine.state.booking();
            take(new EngineInput.Durable(before));
        }
    }

    private void take(EngineInput input) {
        now++;
        engine.core.on(input, now, world);
    }

    /** A core with 10,000 USD. */
    private static final class Engine {
        private final EngineState state;
        private final EngineCore core;

        Engine(long incarnation, long booking) {
            EngineSetup setup =
                    new EngineSetup(
                            List.of(MARKET),
                            List.of(new Feed(0, 1, MARKET, Interval.ONE_MINUTE)),
                            List.of(new EngineSetup.PortfolioSetup(1, USD)),
                            List.of(
                                    new EngineSetup.StrategySetup(
                                            ScriptedStrategy.of((number, context) -> {}),
                                            0,
                                            List.of(0))),
                            VenueCosts.FREE,
                            new VenueCapabilities(
                                    EnumSet.allOf(OrderType.class), true, false, true),
                            incarnation);
            state = new EngineState(setup);
            state.loadBalance(0, USD, 1_000_000);
            state.loadBooking(booking, 0);
            core = new EngineCore(setup, state, true);
        }
    }

    /** Notes what the engine does. */
    private static final class World extends NotedEffects {
        private final List<Order> orders = new ArrayList<>();
        private final List<Integer> sequences = new ArrayList<>();
        private final List<String> alerts = new ArrayList<>();
        private long commands;
        private String lastEntry = "";

        @Override
        public void book(Durability urgency, Booking booking) {
            for (BookingLine line : booking.lines()) {
                switch (line) {
                    case BookingLine.OrderOpened opened -> note(opened.order(), 1);
                    case BookingLine.OrderChanged changed ->
                            note(changed.after(), changed.sequence());
                    case BookingLine.Traded traded -> note(traded.after(), traded.sequence());
                    case BookingLine.AlertRaised raised -> alerts.add(raised.code());
                    default -> {}
                }
            }
        }

        private void note(Order order, int sequence) {
            orders.add(order);
            sequences.add(sequence);
        }

        Order lastOrder() {
            return orders.getLast();
        }

        OrderRequest lastSubmit() {
            return calls.reversed().stream()
                    .filter(VenueCall.Submit.class::isInstance)
                    .map(call -> ((VenueCall.Submit) call).order())
                    .findFirst()
                    .orElseThrow();
        }

        VenueCall.Query lastQuery() {
            return calls.reversed().stream()
                    .filter(VenueCall.Query.class::isInstance)
                    .map(VenueCall.Query.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
