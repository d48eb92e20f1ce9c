package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.testing.ScriptedStrategy;
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
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskEventKind;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.risk.TradingHalt;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VolumeUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A core with a strategy that does what a test says, and everything that it did. */
final class RiskBench extends NotedEffects {
    static final Asset BTC = new Asset("BTC", 4);
    static final Asset USD = new Asset("USD", 2);

    /** Prices of one decimal, quantities of four, lots of 0.0010. */
    static final Instrument BTC_USD = new Instrument("BTC/USD", BTC, USD, 1, 4, 1, 10, 10, 0);

    static final Market MARKET =
            new Market(0, new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, BTC_USD));
    static final long MINUTE = Interval.ONE_MINUTE.micros();

    /** 1,000,000 dollars. */
    static final long CASH = 100_000_000;

    private static final long BASE_ID = 1;
    private static final long QUOTE_ID = 2;
    private static final long LIMIT_ID = 7;

    final EngineState state;
    final EngineCore core;
    final List<Booking> bookings = new ArrayList<>();
    final List<BookingLine> lines = new ArrayList<>();
    private final Interval interval;
    private long opensAt;
    private long now;
    private long trades;
    private ScriptedStrategy.Script script = (number, context) -> {};

    RiskBench() {
        this(Interval.ONE_MINUTE, VolumeUnit.UNKNOWN);
    }

    RiskBench(Interval interval, VolumeUnit volumeUnit) {
        this.interval = interval;
        EngineSetup setup =
                new EngineSetup(
                        List.of(MARKET),
                        List.of(
                                new Feed(
                                        0,
                                        1,
                                        MARKET,
                                        interval,
                                        new MarketModel(
                                                interval.micros(),
                                                volumeUnit,
                                                0,
                                                TradingDays.EVERY_DAY))),
                        List.of(new EngineSetup.PortfolioSetup(1, USD)),
                        List.of(
                                new EngineSetup.StrategySetup(
                                        ScriptedStrategy.of((number, context) ->
                                                script.onCandle(number, context)),
                                        0,
                                        List.of(0))),
                        VenueCosts.FREE,
                        new VenueCapabilities(EnumSet.allOf(OrderType.class), true, false, true),
                        7);
        state = new EngineState(setup);
        core = new EngineCore(setup, state, true);
        state.loadBalance(0, USD, CASH);
        state.loadBalance(0, BTC, 0);
    }

    void onCandle(ScriptedStrategy.Script does) {
        script = does;
    }

    /** A candle that is the same all over. */
    void candle(long price) {
        candle(price, 1);
    }

    void candle(long price, long volume) {
        long closesAt = opensAt + interval.micros();
        now = Math.max(now, closesAt);
        take(new BarClosed().set(0, opensAt, closesAt, price, price, price, price, volume));
        opensAt = closesAt;
        durable();
    }

    /** From now on these limits count. */
    void limits(RiskLimit... limits) {
        take(new Command.Restrict(List.of(), List.of(limits)));
        durable();
    }

    void restrict(List<TradingHalt> halts, RiskLimit... limits) {
        take(new Command.Restrict(halts, List.of(limits)));
    }

    static RiskLimit limit(RiskLimitKind kind, LimitAction action, long value) {
        Long asset =
                switch (kind.unit()) {
                    case MONEY -> QUOTE_ID;
                    case QUANTITY -> BASE_ID;
                    case COUNT, BASIS_POINTS, SECONDS -> null;
                };
        return new RiskLimit(LIMIT_ID, kind, action, RiskScope.EVERYTHING, asset, value);
    }

    /** A person asks for an order; its id. */
    String place(Side side, OrderTerms terms, long quantity) {
        return place(side, terms, quantity, OrderConditions.GTC);
    }

    String place(Side side, OrderTerms terms, long quantity, OrderConditions conditions) {
        OrderWish wish = new OrderWish(0, side, terms, quantity, conditions, null, "why", null);
        take(new Command.Place(1, 0, wish, OrderWitness.NONE));
        String id = opened().getLast().order().clientOrderId();
        durable();
        return id;
    }

    String market(Side side, long quantity) {
        return place(side, new OrderTerms.Market(), quantity);
    }

    /** Buys at a price, which is filled at once. */
    void hold(long quantity, long price) {
        fill(market(Side.BUY, quantity), quantity, price);
    }

    /** An order trades all or some of what it asks for. */
    void fill(String id, long quantity, long price) {
        trades++;
        long notional = BTC_USD.notional(price, quantity);
        Fill fill = new Fill("t" + trades, price, quantity, notional, new Fee(USD, 0), now);
        report(new VenueReport.Execution(id, fill, now));
    }

    void accepted(String id) {
        report(new VenueReport.Accepted(id, "x" + id, now));
    }

    void amend(String id, OrderTerms terms, long quantity) {
        take(new Command.Amend(2, id, terms, quantity, OrderWitness.NONE));
        durable();
    }

    void canceled(String id) {
        report(new VenueReport.Ended(id, OrderEnd.CANCELED, "", 0, now));
    }

    void report(VenueReport report) {
        take(new EngineInput.Reported(report));
        durable();
    }

    void durable() {
        long before = -1;
        while (before < state.booking()) {
            before = state.booking();
            take(new EngineInput.Durable(before));
        }
    }

    void take(EngineInput input) {
        core.on(input, now, this);
    }

    void pass(long micros) {
        now += micros;
    }

    List<BookingLine.OrderOpened> opened() {
        return of(BookingLine.OrderOpened.class);
    }

    Order lastOrder() {
        return opened().getLast().order();
    }

    /** Why the last order was denied; empty when it was sent. */
    String denial() {
        return opened().getLast().event() instanceof OrderEvent.Denied denied
                ? denied.reasonCode() + ": " + denied.reason()
                : "";
    }

    List<BookingLine.RiskNoted> breaches() {
        return of(BookingLine.RiskNoted.class).stream()
                .filter(noted -> noted.kind() == RiskEventKind.BREACH)
                .toList();
    }

    List<String> alerts() {
        return of(BookingLine.AlertRaised.class).stream()
                .map(BookingLine.AlertRaised::code)
                .toList();
    }

    List<BookingLine.HaltRaised> halts() {
        return of(BookingLine.HaltRaised.class);
    }

    List<String> canceledIds() {
        return calls.stream()
                .flatMap(call ->
                        call instanceof VenueCall.Cancel cancel
                                ? Stream.of(cancel.clientOrderId())
                                : Stream.empty())
                .toList();
    }

    private <L extends BookingLine> List<L> of(Class<L> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    long position() {
        return state.portfolio(0).position(MARKET).quantity();
    }

    OpenOrder order(String id) {
        return Objects.requireNonNull(state.order(id));
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        bookings.add(booking);
        lines.addAll(booking.lines());
    }
}
