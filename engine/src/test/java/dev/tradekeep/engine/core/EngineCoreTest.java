package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
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
import dev.tradekeep.model.order.OrderEvent;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineCoreTest {
    private static final Asset BTC = new Asset("BTC", 4);
    private static final Asset USD = new Asset("USD", 2);
    private static final Asset BNB = new Asset("BNB", 8);
    private static final Instrument BTC_USD = new Instrument("BTC/USD", BTC, USD, 1, 4, 1, 1, 1, 0);
    private static final Market MARKET =
            new Market(0, new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, BTC_USD));
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final OrderTerms MARKET_TERMS = new OrderTerms.Market();

    private final EngineSetup setup =
            new EngineSetup(
                    List.of(MARKET),
                    List.of(new Feed(0, 1, MARKET, Interval.ONE_MINUTE)),
                    List.of(new EngineSetup.PortfolioSetup(1, USD)),
                    List.of(
                            new EngineSetup.StrategySetup(
                                    ScriptedStrategy.of((number, context) -> {}), 0, List.of(0))),
                    VenueCosts.FREE,
                    new VenueCapabilities(EnumSet.allOf(OrderType.class), true, false, true),
                    7);
    private final EngineState state = new EngineState(setup);
    private final EngineCore core = new EngineCore(setup, state, true);
    private final World world = new World();
    private long now = MINUTE;

    EngineCoreTest() {
        state.loadBalance(0, USD, 1_000_000);
        take(new BarClosed().set(0, 0, MINUTE, 1_000, 1_000, 1_000, 1_000, 1));
        durable();
    }

    @Test
    void nothingIsSentBeforeItIsOnDisk() {
        place(wish(Side.BUY, MARKET_TERMS, 10, null));
        assertThat(world.calls).isEmpty();

        durable();
        assertThat(world.calls).singleElement().isInstanceOf(VenueCall.Submit.class);
    }

    @Test
    void whatWasCanceledWhileItWaitedForTheDiskIsNotSent() {
        place(wish(Side.BUY, MARKET_TERMS, 10, null));
        String id = onlyOrder().clientOrderId();
        take(new Command.Cancel(2, id, OrderWitness.NONE));
        durable();

        assertThat(world.calls).isEmpty();
        assertThat(state.order(id)).isNull();
        assertThat(world.lastEvent(OrderEvent.Canceled.class).reason()).isEqualTo("NOT_SENT");
    }

    @Test
    void whatAHaltForbidsMeanwhileIsNotSent() {
        for (HaltLevel level : HaltLevel.values()) {
            take(new Command.Restrict(List.of(), List.of()));
            place(wish(Side.BUY, MARKET_TERMS, 10, null));
            take(new Command.Restrict(List.of(halt(level)), List.of()));
            durable();
            durable();

            assertThat(world.calls).as("%s", level).isEmpty();
            assertThat(state.orders()).as("%s", level).isEmpty();
        }
    }

    @Test
    void aReportThatComesTwiceChangesNothing() {
        String id = sent(wish(Side.BUY, MARKET_TERMS, 10, null));
        VenueReport fill = execution(id, "t1", 4, USD);
        report(fill);
        long booked = state.booking();

        report(fill);
        report(new VenueReport.Accepted(id, "x", now));
        report(new VenueReport.Accepted(id, "x", now));

        assertThat(position()).isEqualTo(4);
        assertThat(state.booking()).isEqualTo(booked + 1);
    }

    @Test
    void aFillAfterTheEndIsBookedAndSaid() {
        String id = sent(wish(Side.BUY, MARKET_TERMS, 10, null));
        report(new VenueReport.Accepted(id, "x", now));
        OpenOrder open = Objects.requireNonNull(state.order(id));
        report(new VenueReport.Ended(id, OrderEnd.CANCELED, "", 0, now));
        Order ended = world.lastOrder(id);
        assertThat(state.order(id)).isNull();

        VenueReport late = execution(id, "t1", 3, USD);
        report(late);
        assertThat(world.wanted).containsExactly(late);
        take(new EngineInput.Loaded(late, loaded(open, ended), null));
        durable();

        assertThat(position()).isEqualTo(3);
        assertThat(world.alerts).containsExactly("order.late_fill");
        assertThat(state.order(id)).isNull();
        assertThat(world.lastOrder(id).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void aReportOnAnOrderThatNobodyKnowsIsSaid() {
        VenueReport strange = execution("nobodys", "t1", 3, USD);
        report(strange);
        take(new EngineInput.Loaded(strange, null, null));
        durable();

        assertThat(world.alerts).containsExactly("report.unmatched");
        assertThat(position()).isZero();
    }

    @Test
    void aFillTooManyIsBookedAndTheEngineGoesOn() {
        String id = sent(wish(Side.BUY, MARKET_TERMS, 10, null));
        report(execution(id, "t1", 12, USD));

        assertThat(position()).isEqualTo(12);
        assertThat(world.alerts).containsExactly("order.overfilled");
        sent(wish(Side.SELL, MARKET_TERMS, 12, null));
    }

    @Test
    void aFeeMayBeChargedInAThirdAsset() {
        String id = sent(wish(Side.BUY, MARKET_TERMS, 10, null));
        report(execution(id, "t1", 10, BNB));

        assertThat(state.portfolio(0).balance(BNB)).isEqualTo(-1);
    }

    @Test
    void anAmendmentIsAskedForAndAnswered() {
        String id = sent(wish(Side.BUY, new OrderTerms.Limit(900), 10, null));
        report(new VenueReport.Accepted(id, "x", now));
        OrderTerms other = new OrderTerms.Limit(950);
        take(new Command.Amend(3, id, other, 20, OrderWitness.NONE));
        durable();
        assertThat(world.calls).last().isEqualTo(new VenueCall.Amend(id, other, 20));

        report(new VenueReport.Amended(id, other, 20, now));
        assertThat(onlyOrder().quantity()).isEqualTo(20);
        assertThat(onlyOrder().status()).isEqualTo(OrderStatus.ACCEPTED);

        take(new Command.Amend(4, "nobodys", other, 20, OrderWitness.NONE));
        assertThat(Objects.requireNonNull(world.refusal).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aLateFillOfAnEntryGetsAStopOfItsOwn() {
        OrderWish bracket =
                wish(
                        Side.BUY,
                        MARKET_TERMS,
                        10,
                        new OrderWish.Exits(new OrderTerms.Stop(900), null));
        String entry = sent(bracket);
        report(new VenueReport.Accepted(entry, "x", now));
        OpenOrder open = Objects.requireNonNull(state.order(entry));
        report(new VenueReport.Ended(entry, OrderEnd.CANCELED, "", 0, now));
        assertThat(state.groups()).isEmpty();

        VenueReport late = execution(entry, "t1", 6, USD);
        report(late);
        take(new EngineInput.Loaded(late, loaded(open, world.lastOrder(entry)), world.group));
        durable();

        VenueCall stop = world.calls.getLast();
        assertThat(stop)
                .isInstanceOfSatisfying(
                        VenueCall.Submit.class,
                        submit -> {
                            assertThat(submit.order().side()).isEqualTo(Side.SELL);
                            assertThat(submit.order().quantity()).isEqualTo(6);
                            assertThat(submit.order().terms()).isEqualTo(new OrderTerms.Stop(900));
                        });
    }

    @Test
    void anOutdatedAnswerDecidesNothing() {
        String id = sent(wish(Side.BUY, MARKET_TERMS, 10, null));
        report(new VenueReport.Lost(VenueReport.Call.SUBMIT, id, "timeout", now));
        VenueCall.Query first = (VenueCall.Query) world.calls.getLast();
        report(new VenueReport.Accepted(id, "x", now));

        now += 2 * CallTimes.SETTLED_AFTER_MICROS;
        report(new VenueReport.NotFound(first.queryId(), id, now));

        assertThat(onlyOrder().status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(world.calls).last().isInstanceOf(VenueCall.Query.class).isNotEqualTo(first);
    }

    private OpenOrder loaded(OpenOrder open, Order order) {
        return new OpenOrder(
                order, open.slot(), open.portfolio(), MARKET, open.events() + 1, open.executions());
    }

    private static TradingHalt halt(HaltLevel level) {
        return new TradingHalt(1, level, null, null, null, "enough", null, 0);
    }

    private static OrderWish wish(
            Side side, OrderTerms terms, long quantity, OrderWish.@Nullable Exits exits) {
        return new OrderWish(0, side, terms, quantity, OrderConditions.GTC, exits, "why", null);
    }

    private VenueReport execution(String id, String trade, long quantity, Asset feeAsset) {
        Fill fill = new Fill(trade, 1_000, quantity, 10, new Fee(feeAsset, 1), now);
        return new VenueReport.Execution(id, fill, now);
    }

    private String sent(OrderWish wish) {
        place(wish);
        durable();
        return ((VenueCall.Submit) world.calls.getLast()).order().clientOrderId();
    }

    private void place(OrderWish wish) {
        take(new Command.Place(1, 0, wish, OrderWitness.NONE));
    }

    private void report(VenueReport report) {
        take(new EngineInput.Reported(report));
        durable();
    }

    private void durable() {
        long before = -1;
        while (before < state.booking()) {
            before = state.booking();
            take(new EngineInput.Durable(before));
        }
    }

    private void take(EngineInput input) {
        now++;
        core.on(input, now, world);
    }

    private Order onlyOrder() {
        assertThat(state.orders()).hasSize(1);
        return state.orders().iterator().next().order();
    }

    private long position() {
        return state.portfolio(0).position(MARKET).quantity();
    }

    /** Notes what the engine does. */
    private static final class World extends NotedEffects {
        private final List<BookingLine.OrderChanged> changes = new ArrayList<>();
        private final List<String> alerts = new ArrayList<>();
        private final List<Order> orders = new ArrayList<>();
        private @Nullable OrderGroup group;

        @Override
        public void book(Durability urgency, Booking booking) {
            for (BookingLine line : booking.lines()) {
                switch (line) {
                    case BookingLine.OrderOpened opened -> orders.add(opened.order());
                    case BookingLine.OrderChanged changed -> {
                        changes.add(changed);
                        orders.add(changed.after());
                    }
                    case BookingLine.Traded traded -> orders.add(traded.after());
                    case BookingLine.GroupSaved saved -> group = saved.group();
                    case BookingLine.AlertRaised raised -> alerts.add(raised.code());
                    default -> {}
                }
            }
        }

        <E extends OrderEvent> E lastEvent(Class<E> kind) {
            return kind.cast(changes.getLast().event());
        }

        Order lastOrder(String id) {
            return orders.reversed().stream()
                    .filter(order -> order.clientOrderId().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
