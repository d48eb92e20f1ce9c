package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.strategy.StrategyOrigin;
import dev.tradekeep.engine.strategy.builtin.ProtectedStrategy;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A strategy that buys and sells at the market, with protective orders around it. */
class ProtectedStrategyTest {
    private static final Asset BTC = new Asset("BTC", 4);
    private static final Asset USD = new Asset("USD", 2);
    private static final Instrument BTC_USD = new Instrument("BTC/USD", BTC, USD, 1, 4, 1, 1, 1, 0);
    private static final Market MARKET =
            new Market(0, new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, BTC_USD));
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final long PRICE = 1_000;
    private static final long QUANTITY = 10;

    private final World world = new World();
    private Inner inner = new Inner();
    private EngineState state;
    private EngineCore core;
    private Map<String, String> parameters =
            Map.of("stop-loss-bps", "200", "take-profit-bps", "400");
    private boolean groups = true;
    private int candles;
    private int trades;
    private long now = MINUTE;

    ProtectedStrategyTest() {
        state = new EngineState(setup());
        core = new EngineCore(setup(), state, true);
    }

    private void begin() {
        EngineSetup setup = setup();
        state = new EngineState(setup);
        core = new EngineCore(setup, state, true);
        state.loadBalance(0, USD, 1_000_000);
        candle();
    }

    private EngineSetup setup() {
        return new EngineSetup(
                List.of(MARKET),
                List.of(new Feed(0, 1, MARKET, Interval.ONE_MINUTE)),
                List.of(new EngineSetup.PortfolioSetup(1, USD)),
                List.of(new EngineSetup.StrategySetup(strategy(), 0, List.of(0))),
                VenueCosts.FREE,
                new VenueCapabilities(EnumSet.allOf(OrderType.class), true, groups, true),
                7);
    }

    private StrategyInstance strategy() {
        return StrategyFactory.of(
                        Inner.class,
                        (Setup setup) -> ProtectedStrategy.of(setup, s -> inner),
                        StrategyOrigin.of("test", new byte[0]))
                .create(parameters);
    }

    @Test
    void entryIsFollowedByAStopAndATargetThatGrowWithItsFills() {
        begin();
        String entry = enter();
        fill(entry, 4);
        Order stop = order(OrderType.STOP);
        Order target = order(OrderType.LIMIT);
        assertThat(stop.terms()).isEqualTo(new OrderTerms.Stop(980));
        assertThat(target.terms()).isEqualTo(new OrderTerms.Limit(1_040));
        assertThat(stop.quantity()).isEqualTo(4);
        accept(stop.clientOrderId());
        accept(target.clientOrderId());

        fill(entry, 6);

        assertThat(world.amended()).containsExactly(QUANTITY, QUANTITY);
        assertThat(inner.lastEvents).as("only of its own order").containsOnly(entry);
    }

    @Test
    void trailingStopStaysADistanceBelow() {
        parameters = Map.of("trailing-stop-bps", "150");
        begin();
        fill(enter(), QUANTITY);

        assertThat(order(OrderType.TRAILING_STOP).terms())
                .isEqualTo(new OrderTerms.TrailingStop(15));
    }

    @Test
    void strategySeesWhatItHoldsAsIfNothingProtectedIt() {
        begin();
        hold();
        inner.next =
                context -> {
                    assertThat(context.hasOpenOrder()).isFalse();
                    assertThat(context.openOrders()).isEmpty();
                    assertThat(context.sellable()).isEqualTo(QUANTITY);
                };
        candle();
        assertThat(inner.next).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void exitWaitsUntilNothingProtectsThePosition(boolean venueGroups) {
        groups = venueGroups;
        begin();
        hold();
        exit();
        List<String> protective = world.canceled();
        assertThat(protective).hasSize(venueGroups ? 2 : 1);
        assertThat(world.sells()).isEmpty();
        inner.next =
                context -> {
                    assertThat(context.hasOpenOrder()).isTrue();
                    assertThat(context.openOrders()).hasSize(1);
                    context.sell(QUANTITY, "again");
                };
        candle();
        assertThat(world.canceled()).as("asked once").isEqualTo(protective);

        for (String id : protective) {
            assertThat(world.sells()).isEmpty();
            report(new VenueReport.Ended(id, OrderEnd.CANCELED, "", 0, now));
        }

        assertThat(world.sells()).containsExactly(QUANTITY);
        candle();
        assertThat(world.sells()).as("one exit").hasSize(1);
        fill(world.lastSubmitted(), QUANTITY);
        assertThat(position()).isZero();
        assertThat(state.strategy(0)).isEmpty();
        assertThat(state.groups()).isEmpty();
    }

    @Test
    void stopThatWasFasterLeavesNothingToSell() {
        begin();
        hold();
        exit();
        fill(order(OrderType.STOP).clientOrderId(), QUANTITY);
        report(
                new VenueReport.Ended(
                        order(OrderType.LIMIT).clientOrderId(), OrderEnd.CANCELED, "", 0, now));
        candle();

        assertThat(position()).isZero();
        assertThat(world.sells()).isEmpty();
        assertThat(state.strategy(0)).isEmpty();
        inner.next = context -> assertThat(context.hasOpenOrder()).isFalse();
        candle();
        assertThat(inner.next).isNull();
    }

    @Test
    void whatAStopHasSoldIsNotSoldAgain() {
        begin();
        hold();
        exit();
        String stop = order(OrderType.STOP).clientOrderId();
        String target = order(OrderType.LIMIT).clientOrderId();
        fill(stop, 3);
        report(new VenueReport.Ended(target, OrderEnd.CANCELED, "", 0, now));
        assertThat(world.sells()).isEmpty();
        report(new VenueReport.Ended(stop, OrderEnd.CANCELED, "", 3, now));

        assertThat(world.sells()).containsExactly(QUANTITY - 3);
    }

    /** The cancels were booked, the process died, and the exchange answers after the restart. */
    @Test
    void exitGoesOnAfterARestart() {
        begin();
        hold();
        exit();
        String stop = order(OrderType.STOP).clientOrderId();
        String target = order(OrderType.LIMIT).clientOrderId();
        restart();
        report(new VenueReport.Ended(stop, OrderEnd.CANCELED, "", 0, now));
        report(new VenueReport.Ended(target, OrderEnd.CANCELED, "", 0, now));

        assertThat(world.sells()).containsExactly(QUANTITY);
        restart();
        candle();
        assertThat(world.sells()).as("one exit").hasSize(1);
    }

    @Test
    void exitThatTheExchangeRefusesIsAskedForAtTheNextCandle() {
        begin();
        hold();
        exit();
        for (String id : world.canceled()) {
            report(new VenueReport.Ended(id, OrderEnd.CANCELED, "", 0, now));
        }
        report(new VenueReport.Ended(world.lastSubmitted(), OrderEnd.REJECTED, "no", 0, now));
        assertThat(world.sells()).hasSize(1);

        candle();
        assertThat(world.sells()).containsExactly(QUANTITY, QUANTITY);
    }

    @Test
    void cancelThatTheExchangeRefusesIsAskedForAgain() {
        begin();
        hold();
        exit();
        String stop = order(OrderType.STOP).clientOrderId();
        report(new VenueReport.Refused(VenueReport.Call.CANCEL, stop, "busy", now));
        int asked = world.canceled().size();

        candle();

        assertThat(world.canceled().subList(asked, world.canceled().size())).containsExactly(stop);
    }

    @Test
    void withoutProtectionTheStrategyIsItself() {
        parameters = Map.of();
        assertThat(strategy().strategy()).isSameAs(inner);
        assertThat(strategy().parameters()).isEmpty();
    }

    /** Bought and accepted, with both protective orders at work. */
    private void hold() {
        fill(enter(), QUANTITY);
        for (OpenOrder open : List.copyOf(state.orders())) {
            accept(open.id());
        }
        assertThat(position()).isEqualTo(QUANTITY);
    }

    private String enter() {
        inner.next = context -> context.buy(QUANTITY, "in");
        candle();
        String entry = world.lastSubmitted();
        accept(entry);
        return entry;
    }

    private void exit() {
        inner.next = context -> context.sell(QUANTITY, "out");
        candle();
        assertThat(inner.next).isNull();
    }

    private void restart() {
        EngineState before = state;
        inner = new Inner();
        EngineSetup setup = setup();
        state = new EngineState(setup);
        core = new EngineCore(setup, state, true);
        state.loadBalance(0, USD, 1_000_000);
        state.loadBalance(0, BTC, position(before));
        state.loadPosition(0, MARKET, new Position(position(before), 100, 0), 0);
        before.orders().forEach(state::loadOrder);
        before.groups().forEach(state::loadGroup);
        state.loadStrategy(0, before.strategy(0));
        state.loadBooking(before.booking(), now);
        state.loadCursor(0, 0, PRICE);
        core.warmedUp();
    }

    private Order order(OrderType type) {
        return state.orders().stream()
                .map(OpenOrder::order)
                .filter(order -> order.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private void accept(String id) {
        report(new VenueReport.Accepted(id, "x" + id, now));
    }

    private void fill(String id, long quantity) {
        trades++;
        Fill fill = new Fill("t" + trades, PRICE, quantity, 10, new Fee(USD, 1), now);
        report(new VenueReport.Execution(id, fill, now));
    }

    private void report(VenueReport report) {
        take(new EngineInput.Reported(report));
        durable();
    }

    private void candle() {
        candles++;
        long opens = candles * MINUTE;
        now = Math.max(now, opens + MINUTE);
        take(new BarClosed().set(0, opens, opens + MINUTE, PRICE, PRICE, PRICE, PRICE, 1));
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

    private long position() {
        return position(state);
    }

    private static long position(EngineState of) {
        return of.portfolio(0).position(MARKET).quantity();
    }

    /** What to do at a candle. */
    private interface Step {
        void on(StrategyContext context);
    }

    /** Does one step at the next candle. */
    private static final class Inner implements Strategy {
        private @Nullable Step next;
        private final List<String> lastEvents = new ArrayList<>();

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            Step step = next;
            next = null;
            if (step != null) {
                step.on(context);
            }
        }

        @Override
        public void onOrder(Order order, OrderEvent event, StrategyContext context) {
            lastEvents.add(order.clientOrderId());
        }
    }

    /** Notes what the engine asks the exchange for. */
    private static final class World extends NotedEffects {
        @Override
        public void book(Durability urgency, Booking booking) {
            // Nothing is kept here.
        }

        List<String> canceled() {
            return calls.stream()
                    .filter(VenueCall.Cancel.class::isInstance)
                    .map(call -> ((VenueCall.Cancel) call).clientOrderId())
                    .toList();
        }

        List<Long> amended() {
            return calls.stream()
                    .filter(VenueCall.Amend.class::isInstance)
                    .map(call -> ((VenueCall.Amend) call).quantity())
                    .toList();
        }

        /** Quantities of the sales at the market. */
        List<Long> sells() {
            return calls.stream()
                    .filter(VenueCall.Submit.class::isInstance)
                    .map(call -> ((VenueCall.Submit) call).order())
                    .filter(order -> order.side() == Side.SELL && order.member() == null)
                    .map(order -> {
                        assertThat(order.terms()).isEqualTo(new OrderTerms.Market());
                        assertThat(order.conditions().reduceOnly()).isTrue();
                        return order.quantity();
                    })
                    .toList();
        }

        String lastSubmitted() {
            return calls.reversed().stream()
                    .filter(VenueCall.Submit.class::isInstance)
                    .map(call -> ((VenueCall.Submit) call).order().clientOrderId())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
