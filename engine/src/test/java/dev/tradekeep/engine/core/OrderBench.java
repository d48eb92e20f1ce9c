package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
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
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A core, one order in it, and all that both do; what has ended is loaded as a driver does. */
final class OrderBench extends NotedEffects {
    static final OrderTerms TERMS = new OrderTerms.Limit(900);
    static final long QUANTITY = 10;

    private static final Asset BTC = new Asset("BTC", 4);
    private static final Asset USD = new Asset("USD", 2);
    private static final Instrument BTC_USD = new Instrument("BTC/USD", BTC, USD, 1, 4, 1, 1, 1, 0);
    private static final Market MARKET =
            new Market(0, new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, BTC_USD));
    private static final long MINUTE = Interval.ONE_MINUTE.micros();

    final EngineState state;
    final EngineCore core;
    final List<OrderEvent> events = new ArrayList<>();
    final List<String> alerts = new ArrayList<>();

    /** When timers are due, by their ids. */
    final TreeMap<Long, Long> timers = new TreeMap<>();

    private final Map<String, OpenOrder> books = new HashMap<>();
    private final Map<String, OrderGroup> groups = new HashMap<>();
    private final List<VenueReport> toLoad = new ArrayList<>();
    private long now = MINUTE;
    private long trades;

    OrderBench() {
        this(true);
    }

    /**
     * @param amends whether the venue amends orders
     */
    OrderBench(boolean amends) {
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
                        new VenueCapabilities(EnumSet.allOf(OrderType.class), amends, false, true),
                        7);
        state = new EngineState(setup);
        core = new EngineCore(setup, state, true);
        state.loadBalance(0, USD, 1_000_000);
        take(new BarClosed().set(0, 0, MINUTE, 1_000, 1_000, 1_000, 1_000, 1));
        durable();
    }

    /** A person asks for an order, which is on disk and not sent; its id. */
    String place(OrderWish.@Nullable Exits exits) {
        OrderWish wish =
                new OrderWish(
                        0, Side.BUY, TERMS, QUANTITY, OrderConditions.GTC, exits, "why", null);
        take(new Command.Place(1, 0, wish, OrderWitness.NONE));
        return books.values().stream()
                .filter(one -> one.order().side() == Side.BUY)
                .map(OpenOrder::id)
                .max(String::compareTo)
                .orElseThrow();
    }

    /** The same of one that is sent. */
    String send() {
        String id = place(null);
        durable();
        return id;
    }

    /** What the books say of an order. */
    OpenOrder order(String id) {
        return Objects.requireNonNull(books.get(id));
    }

    VenueReport execution(String id, long quantity) {
        trades++;
        Fill fill = new Fill("t" + trades, 900, quantity, 9, new Fee(USD, 0), now);
        return new VenueReport.Execution(id, fill, now);
    }

    VenueReport accepted(String id) {
        return new VenueReport.Accepted(id, "x", now);
    }

    VenueReport ended(String id, OrderEnd how, long traded) {
        return new VenueReport.Ended(id, how, "", traded, now);
    }

    VenueReport refused(VenueReport.Call call, String id) {
        return new VenueReport.Refused(call, id, "no", now);
    }

    VenueReport lost(VenueReport.Call call, String id) {
        return new VenueReport.Lost(call, id, "timeout", now);
    }

    /** The venue has an order open; for a question of a number, 0 for none. */
    VenueReport open(String id, long query) {
        return new VenueReport.OrderState(query, id, "x", null, TERMS, QUANTITY, 0, List.of(), now);
    }

    VenueReport endedState(String id, long query) {
        return new VenueReport.OrderState(
                query, id, "x", OrderEnd.CANCELED, TERMS, QUANTITY, 0, List.of(), now);
    }

    VenueReport notFound(String id, long query) {
        return new VenueReport.NotFound(query, id, now);
    }

    /** The number of the last question about an order; 0 when nobody asked. */
    long query(String id) {
        return calls.reversed().stream()
                .filter(call -> call instanceof VenueCall.Query q && q.clientOrderId().equals(id))
                .map(call -> ((VenueCall.Query) call).queryId())
                .findFirst()
                .orElse(0L);
    }

    void report(VenueReport report) {
        take(new EngineInput.Reported(report));
        durable();
    }

    void pass(long micros) {
        now += micros;
    }

    /** Time goes on, and rings what is due by then. */
    void elapse(long micros) {
        long until = now + micros;
        boolean more = true;
        while (more) {
            Map.Entry<Long, Long> due =
                    timers.entrySet().stream()
                            .filter(timer -> timer.getValue() <= until)
                            .min(Map.Entry.comparingByValue())
                            .orElse(null);
            more = due != null;
            if (due != null) {
                timers.remove(due.getKey());
                now = Math.max(now, due.getValue());
                take(new EngineInput.TimerDue(due.getKey()));
                durable();
            }
        }
        now = until;
    }

    void take(EngineInput input) {
        now++;
        core.on(input, now, this);
        while (!toLoad.isEmpty()) {
            VenueReport wanted = toLoad.removeFirst();
            OpenOrder known = books.get(wanted.clientOrderId());
            core.on(
                    new EngineInput.Loaded(wanted, known, groups.get(wanted.clientOrderId())),
                    now,
                    this);
        }
    }

    void durable() {
        long before = -1;
        while (before < state.booking()) {
            before = state.booking();
            take(new EngineInput.Durable(before));
        }
    }

    @Override
    public void load(VenueReport report) {
        toLoad.add(report);
    }

    @Override
    public void timer(long at, long id) {
        timers.put(id, at);
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        for (BookingLine line : booking.lines()) {
            switch (line) {
                case BookingLine.OrderOpened opened -> {
                    Order order = opened.order();
                    books.put(
                            order.clientOrderId(),
                            new OpenOrder(
                                    order,
                                    opened.slot(),
                                    opened.portfolio(),
                                    opened.market(),
                                    1,
                                    Set.of()));
                    events.add(opened.event());
                }
                case BookingLine.OrderChanged changed -> note(changed.after(), changed.event());
                case BookingLine.Traded traded -> note(traded.after(), traded.event());
                case BookingLine.GroupSaved saved -> groups.put(saved.group().id(), saved.group());
                case BookingLine.AlertRaised raised -> alerts.add(raised.code());
                default -> {}
            }
        }
    }

    private void note(Order after, OrderEvent event) {
        String id = after.clientOrderId();
        books.put(id, order(id).after(after, event));
        events.add(event);
    }
}
