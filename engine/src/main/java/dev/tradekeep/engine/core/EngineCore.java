package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Baseline;
import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.PresumedEnd;
import dev.tradekeep.store.Durability;
import dev.tradekeep.venue.VenueReport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic core of an engine. It hears inputs one after the other and answers with at most
 * one booking each; what is to be sent leaves when that is on disk, after a second look. It has no
 * thread, clock or store, and the same inputs lead to the same bookings.
 *
 * <p>When an input throws, the core has to be thrown away and loaded again: memory is a cache of
 * the books.
 */
public final class EngineCore {
    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final OrderFlow orders;
    private final AmendmentFlow amendments;
    private final GroupFlow groups;
    private final ReportFlow reports;
    private final StrategyDesk strategies;
    private final RiskGuard guard;
    private final CommandFlow commands;
    private final FundingFlow funding;
    private final SecondLook look;
    private final Strangers strangers;
    private final LateReports late;
    private final Outbox outbox = new Outbox();
    private final Consumer<VenueCall> sender = this::send;

    /** What it hears, by index. */
    private final Feed[] feeds;

    private final DayFlow days;
    private final Cursors cursors;
    private final boolean resumable;
    private @Nullable Effects effects;
    private long bars;
    private long rejected;
    private long expired;

    /**
     * @param state as the books have it
     * @param resumable whether the books must allow to go on from them: cursors, baselines and what
     *     strategies remember are written with each booking
     */
    public EngineCore(EngineSetup setup, EngineState state, boolean resumable) {
        this.setup = setup;
        this.state = state;
        this.resumable = resumable;
        turn = new Turn(state);
        turn.begin(state.time());
        risk = new RiskDesk(setup, state, turn);
        orders = new OrderFlow(state, turn, risk, new ClientOrderIds(setup.incarnation()));
        amendments = new AmendmentFlow(setup, state, turn, risk, orders);
        groups = new GroupFlow(setup, state, turn, orders, amendments);
        guard = new RiskGuard(setup, state, turn, risk, orders);
        reports =
                new ReportFlow(
                        state, turn, orders, setup.incarnation(), this::changed, guard::unbookable);
        strategies = new StrategyDesk(setup, state, turn, risk, orders, amendments);
        if (!resumable) {
            strategies.shareIndicators();
        }
        commands = new CommandFlow(setup, state, turn, risk, orders, amendments);
        days = new DayFlow(state.portfolios(), turn);
        funding = new FundingFlow(setup, state, turn, guard);
        look = new SecondLook(state, turn, risk);
        strangers = new Strangers(setup, turn, risk);
        late = new LateReports(state, turn, reports);
        cursors = new Cursors(state, setup.feeds().size());
        feeds = setup.feeds().toArray(Feed[]::new);
    }

    /**
     * Says which candles of a feed will close, all in their order, before the first: strategies are
     * not asked where they would do nothing, and see none of them earlier.
     */
    public void foresee(int feed, BarColumns candles) {
        strategies.foresee(feed, candles);
    }

    /** The strategies see a candle from before the cursor; nothing is traded. */
    public void warmUp(BarClosed bar) {
        strategies.warmUp(bar);
    }

    /** The warm-up is over: the strategies remember what was booked with the cursor. */
    public void warmedUp() {
        for (int slot = 0; slot < setup.strategies().size(); slot++) {
            strategies.restore(slot);
        }
    }

    /**
     * Takes an input.
     *
     * @param at the time by the driver's clock, UTC microseconds; one that goes back is raised to
     *     the last
     * @throws TradekeepException or another exception when the input cannot be taken: this core
     *     must not be used any more then
     */
    public void on(EngineInput input, long at, Effects to) {
        long before = turn.begin(at);
        effects = to;
        if (input instanceof BarClosed bar) {
            bar(bar);
        } else {
            other(input);
        }
        if (!turn.isEmpty()) {
            book();
        } else if (isOnlyNews(input)) {
            // What tells nothing new leaves no trace, so that a restart need not know of it.
            turn.returnTo(before);
        }
    }

    private static boolean isOnlyNews(EngineInput input) {
        return input instanceof EngineInput.Reported
                || input instanceof EngineInput.Loaded
                || input instanceof EngineInput.Funding;
    }

    private void other(EngineInput input) {
        switch (input) {
            case BarClosed bar -> bar(bar);
            case EngineInput.Reported reported -> report(reported.report());
            case EngineInput.Loaded loaded -> loaded(loaded);
            case EngineInput.Durable durable -> {
                state.ended().durable(durable.booking());
                release(durable.booking());
            }
            case EngineInput.TimerDue timer -> timer(timer.id());
            case EngineInput.Recover recover -> reports.recover(effects());
            case EngineInput.Recheck recheck -> reports.recheck(effects());
            case EngineInput.Skipped skipped -> {
                cursors.see(skipped.bar());
                guard.skipped(skipped);
            }
            case EngineInput.Funding due -> {
                days.report();
                funding.take(due);
                watch();
            }
            case Command command -> command(command);
        }
    }

    private void bar(BarClosed bar) {
        if (!cursors.see(bar)) {
            return;
        }
        bars++;
        Feed feed = feeds[bar.feed()];
        Market market = feed.market();
        days.close(bar.openTime());
        guard.price(feed, bar);
        groups.closed(market, bar.high(), bar.low());
        guard.watch(turn.now() - 1);
        strategies.bar(bar, effects());
        guard.actOnHalts();
    }

    private void report(VenueReport report) {
        days.report();
        String id = report.clientOrderId();
        OpenOrder open = state.order(id);
        if (open != null && late.isWithGroup(open)) {
            reports.report(open, report, effects());
            watch();
            return;
        }
        OpenOrder ended = state.ended().order(id);
        if (open != null || ended == null) {
            if (open != null || !LateReports.isTooLate(report)) {
                effects().load(report);
            }
            return;
        }
        GroupMember member = ended.order().request().member();
        OrderGroup group = member == null ? null : state.ended().group(member.groupId());
        late.late(report, ended, group, effects());
        watch();
    }

    /** Looks whether the limits hold now, and does what the halts say. */
    private void watch() {
        guard.watch(turn.now());
        guard.actOnHalts();
    }

    private void loaded(EngineInput.Loaded loaded) {
        OpenOrder order = loaded.order();
        VenueReport report = loaded.report();
        if (order == null) {
            strangers.note(report.clientOrderId());
            return;
        }
        days.report();
        OpenOrder ended = state.ended().order(order.id());
        OrderGroup group = loaded.group();
        OrderGroup done = group == null ? null : state.ended().group(group.id());
        late.late(report, ended == null ? order : ended, done == null ? group : done, effects());
        watch();
    }

    /** What follows from a change of an order: for its group, and for who wanted it. */
    private void changed(OpenOrder before, Order after, OrderEvent event, long traded) {
        if (event instanceof OrderEvent.Rejected) {
            rejected++;
        }
        if (event instanceof OrderEvent.Expired) {
            expired++;
        }
        OrderFlow.Placed successor = amendments.replace(before, after);
        if (successor != null) {
            groups.replaced(after, successor);
        }
        if (traded > 0) {
            groups.traded(after, traded);
        } else {
            groups.settle(before, after, event);
        }
        strategies.order(before, after, event, effects());
    }

    private void timer(long id) {
        if (TimerKey.isOfStrategy(id)) {
            strategies.timer(id, effects());
            return;
        }
        OpenOrder open = reports.timer(id, effects());
        if (open != null) {
            groups.again(open);
            watch();
        }
    }

    /** Asks the driver for the timers that the books hold. */
    public void resumeTimers(Effects to) {
        state.timers().forEach((id, at) -> to.timer(at, id));
    }

    private void command(Command command) {
        switch (command) {
            case Command.Restrict restrict -> {
                state.restrictions().load(restrict.halts(), restrict.limits());
                watch();
            }
            case Command.Finish finish -> {
                days.finish();
                orders.flushRepeated();
            }
            case Command.Move move -> {
                days.report();
                commands.take(move, effects());
            }
            case Command.Answered answered -> {
                days.report();
                commands.take(answered, effects());
            }
        }
    }

    /** What waited for bookings up to one leaves, if it is still wanted. */
    private void release(long booking) {
        state.restrictions().durable(booking);
        outbox.release(booking, effects(), sender);
    }

    private void send(VenueCall call) {
        if (look.isWanted(call)) {
            reports.sent(call);
            effects().call(call);
            return;
        }
        OpenOrder open =
                call instanceof VenueCall.Submit submit
                        ? state.order(submit.order().clientOrderId())
                        : null;
        if (open != null) {
            OrderEvent event = new OrderEvent.Canceled(turn.now(), PresumedEnd.NOT_SENT, 0);
            Order after = orders.change(open, event, OrderWitness.NONE);
            changed(open, after, event, 0);
        }
    }

    private void book() {
        orders.flushRepeated();
        if (resumable) {
            saveProgress();
        }
        long number = state.nextBooking();
        Booking booking = new Booking(number, turn.now(), turn.lines());
        outbox.add(number, turn);
        Durability urgency = turn.isUrgent() ? Durability.CRITICAL : Durability.FORCED;
        turn.clear();
        effects().book(urgency, booking);
    }

    /** The last candle seen, what losses are measured from, and what strategies remember. */
    private void saveProgress() {
        cursors.save(turn);
        for (Portfolio portfolio : state.portfolios()) {
            Baseline baseline = portfolio.baseline();
            if (baseline != null) {
                turn.add(new BookingLine.BaselineSet(portfolio.index(), baseline));
            }
        }
        strategies.save();
    }

    private Effects effects() {
        Effects current = effects;
        if (current == null) {
            throw new IllegalStateException("No input is being taken");
        }
        return current;
    }

    /** Whether the venue has to be called once bookings are on disk. */
    public boolean hasToSend() {
        return outbox.hasCalls();
    }

    /**
     * What an open order may spend of an asset: the balance without what other orders have set
     * aside. 0 for an order that is not here.
     */
    public long spendable(String clientOrderId, Asset asset) {
        OpenOrder open = state.order(clientOrderId);
        return open == null ? 0 : risk.spendable(open, asset);
    }

    /** From now on strategies hear of nothing: the run is over. */
    public void dismissStrategies() {
        strategies.dismiss();
    }

    /**
     * While suspended, what strategies want to open is left out without a trace: they may ask again
     * at the next candle. What makes a position smaller is taken.
     */
    public void suspendEntries(boolean suspended) {
        orders.suspendEntries(suspended);
    }

    /** What it remembers. */
    public EngineState state() {
        return state;
    }

    /** What this run has done so far. */
    public RunProgress progress() {
        Portfolio portfolio = state.portfolios().getFirst();
        long trades = state.portfolios().stream().mapToLong(Portfolio::trades).sum();
        return new RunProgress(
                bars,
                orders.wishes(),
                orders.denied(),
                rejected,
                expired,
                trades,
                portfolio.fees(),
                portfolio.position(setup.markets().getFirst()));
    }
}
