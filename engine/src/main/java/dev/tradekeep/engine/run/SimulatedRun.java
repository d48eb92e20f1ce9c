package dev.tradekeep.engine.run;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.Effects;
import dev.tradekeep.engine.core.EngineCore;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.venue.Market;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * An engine over candles on a simulated venue: the core, the venue, and a host that keeps the
 * books. The host says when a booking is on disk, or counts as if it were. For one thread.
 */
public final class SimulatedRun implements Effects {
    /** Word of the disk comes at no time of the candles. */
    private static final long NO_TIME = Long.MIN_VALUE;

    private final EngineCore core;
    private final SimulatedVenue venue;

    /** The market that each feed lets happen; null for one whose market has a finer feed. */
    private final @Nullable Market[] markets;

    private final Host host;
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::id));
    private final Deque<VenueReport> unknown = new ArrayDeque<>();
    private long booked;
    private long durable;
    private long now;

    /** The feed whose candle is being taken. */
    private int present;

    private record Timer(long at, long id) {}

    /** Keeps the books of a run, and tells others of it. */
    public interface Host {
        /**
         * Writes a booking down, or sends it on its way to disk.
         *
         * @throws TradekeepException when it could not be written: the run must not be used any
         *     more then
         */
        void book(Durability urgency, Booking booking);

        /**
         * The number of the last booking that is on disk.
         *
         * @param booked that of the last one made
         * @param all whether to wait until that one is
         * @throws TradekeepException when one could not be written: the run must not be used any
         *     more then
         */
        default long durable(long booked, boolean all) {
            return booked;
        }

        /** Loads the order of a report that has left memory; all before it is on disk. */
        EngineInput.Loaded load(VenueReport report);

        /** Answers a command. */
        void reply(long commandId, Order order, OrderEvent event);

        /** Answers a command that is about no order. */
        void confirm(long commandId);

        /** Answers a command that did nothing. */
        void refuse(long commandId, TradekeepException why);

        /** Something that happened to an order is on disk. */
        void publish(Order order, OrderEvent event);
    }

    /**
     * @param state what the run begins with
     * @param models of the feeds' markets, by the feed's index
     * @param resumable whether the books must allow to go on from them
     */
    public SimulatedRun(
            EngineSetup setup,
            EngineState state,
            VenueModel model,
            List<MarketModel> models,
            boolean resumable,
            Host host) {
        this.host = host;
        core = new EngineCore(setup, state, resumable);
        venue =
                new SimulatedVenue(
                        model,
                        (order, asset) -> core.spendable(order.clientOrderId(), asset),
                        () -> now,
                        this::report);
        markets = new Market[setup.feeds().size()];
        for (Feed feed : setup.feeds()) {
            if (isFinest(feed, setup.feeds())) {
                markets[feed.index()] =
                        venue.list(feed.market().instrument(), models.get(feed.index()));
            }
        }
        now = state.time();
        booked = state.booking();
        durable = booked;
        core.resumeTimers(this);
    }

    private static boolean isFinest(Feed feed, List<Feed> feeds) {
        for (Feed other : feeds) {
            boolean finer = other.interval().micros() < feed.interval().micros();
            boolean first =
                    other.interval().micros() == feed.interval().micros()
                            && other.index() < feed.index();
            if (other.market().index() == feed.market().index() && (finer || first)) {
                return false;
            }
        }
        return true;
    }

    /** Lets the next candle happen: at the venue, then in the engine. Candles move forward. */
    public void step(BarClosed bar) {
        settle();
        Market market = markets[bar.feed()];
        if (market != null) {
            market.onBar(bar);
        }
        ring(bar.closeTime() - 1);
        now = bar.closeTime();
        core.on(bar, now, this);
        ring(now);
    }

    /**
     * Lets the candles happen that close together: all of them at the venue first, then in the
     * engine, each in the order of the list. So what traded before a moment is known to whatever is
     * decided at it.
     *
     * @param bars with one close time, of feeds that differ
     */
    public void step(List<BarClosed> bars) {
        if (bars.size() == 1) {
            present = bars.getFirst().feed();
            step(bars.getFirst());
            return;
        }
        settle();
        for (int i = 0; i < bars.size(); i++) {
            present = bars.get(i).feed();
            Market market = markets[present];
            if (market != null) {
                market.onBar(bars.get(i));
            }
        }
        long at = bars.getFirst().closeTime();
        ring(at - 1);
        now = at;
        for (int i = 0; i < bars.size(); i++) {
            present = bars.get(i).feed();
            core.on(bars.get(i), now, this);
        }
        ring(now);
    }

    /** The feed whose candle was being taken when {@link #step(List)} failed. */
    public int present() {
        return present;
    }

    /** The candles are over: what is open expires, and the days are closed. */
    public void finish() {
        settle();
        // What a strategy wants because its orders expire would never be answered.
        core.dismissStrategies();
        venue.close(now);
        core.on(new Command.Finish(), now, this);
        settle();
    }

    /** Notes that a candle failed twice and is left out. */
    public void skip(BarClosed bar, String why) {
        now = Math.max(now, bar.closeTime());
        core.on(new EngineInput.Skipped(bar, why), now, this);
        settle();
    }

    /**
     * Takes a command, at the time of the last candle. What it leads to is sent when its booking is
     * on disk: {@link #takeDurable} and {@link #await} look, and every step does before it begins.
     */
    public void command(Command command) {
        core.on(command, now, this);
    }

    /** Takes word of what is on disk by now, without waiting. */
    public void takeDurable() {
        if (durable == booked) {
            return;
        }
        long onDisk = host.durable(booked, false);
        if (onDisk > durable) {
            durable = onDisk;
            core.on(new EngineInput.Durable(durable), NO_TIME, this);
        }
    }

    /** Waits until every booking is on disk, and lets what waited for them leave. */
    public void await() {
        while (durable < booked || !unknown.isEmpty()) {
            settleOnce();
        }
    }

    /** Whether the next candles need not wait for the disk. */
    public boolean isReady() {
        return !core.hasToSend() && unknown.isEmpty();
    }

    /** The time of the last candle, UTC microseconds; 0 before the first. */
    public long now() {
        return now;
    }

    /** The market at the venue that a feed lets happen; null for a feed that only informs. */
    public @Nullable Market market(int feed) {
        return markets[feed];
    }

    public SimulatedVenue venue() {
        return venue;
    }

    public EngineCore core() {
        return core;
    }

    private void ring(long until) {
        Timer first = timers.peek();
        while (first != null && first.at() <= until) {
            timers.remove();
            core.on(new EngineInput.TimerDue(first.id()), first.at(), this);
            settle();
            first = timers.peek();
        }
    }

    private void report(VenueReport report) {
        now = Math.max(now, report.at());
        core.on(new EngineInput.Reported(report), report.at(), this);
        settle();
    }

    /**
     * What is to be sent leaves before the venue goes on, however long the disk takes: what a run
     * trades must not depend on that. Bookings without anything to send are not waited for.
     */
    private void settle() {
        while (!isReady()) {
            settleOnce();
        }
        takeDurable();
    }

    private void settleOnce() {
        long onDisk = host.durable(booked, true);
        VenueReport report = unknown.poll();
        if (report != null) {
            core.on(host.load(report), report.at(), this);
            return;
        }
        durable = Math.max(durable, onDisk);
        core.on(new EngineInput.Durable(durable), NO_TIME, this);
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        host.book(urgency, booking);
        booked = booking.number();
    }

    @Override
    public void call(VenueCall call) {
        switch (call) {
            case VenueCall.Submit submit -> venue.submit(submit.order());
            case VenueCall.Cancel cancel -> venue.cancel(cancel.clientOrderId());
            case VenueCall.Amend amend ->
                    venue.amend(amend.clientOrderId(), amend.terms(), amend.quantity());
            case VenueCall.Query query -> venue.query(query.clientOrderId(), query.queryId());
        }
    }

    @Override
    public void load(VenueReport report) {
        unknown.add(report);
    }

    @Override
    public void timer(long at, long id) {
        timers.add(new Timer(at, id));
    }

    @Override
    public void reply(long commandId, Order order, OrderEvent event) {
        host.reply(commandId, order, event);
    }

    @Override
    public void confirm(long commandId) {
        host.confirm(commandId);
    }

    @Override
    public void refuse(long commandId, TradekeepException why) {
        host.refuse(commandId, why);
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        host.publish(order, event);
    }
}
