package dev.tradekeep.engine.run;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.BaseValue;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.DrawdownTracker;
import dev.tradekeep.engine.statistics.DayCurve;
import dev.tradekeep.engine.statistics.Figures;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.PerformanceTracker;
import dev.tradekeep.engine.statistics.RoundTripSink;
import dev.tradekeep.engine.statistics.Terms;
import dev.tradekeep.engine.strategy.Stake;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.VenueModel;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Buy-and-hold over the bars of a run: at the end of the warm-up an equal part of the cash buys
 * each market, by the same rules and costs, and is held to the end. Until all is bought an engine
 * of its own trades; from then on a bar costs a look at its close. For one thread.
 */
public final class HoldBenchmark implements UnheardHost {
    private static final int NOT_HELD = HoldSetup.NOT_HELD;

    private final EngineSetup setup;
    private final SimulatedRun run;
    private final BasisPoints stake;
    private final long cash;
    private final PerformanceTracker tracker;
    private final DayTracker days = new DayTracker();
    private final DrawdownTracker fall = new DrawdownTracker();

    /** Bars of each market until its warm-up is over. */
    private final int[] waits;

    /** The market of each feed. */
    private final int[] marketOf;

    /** The feed that each market is bought and valued by; {@link #NOT_HELD} for none. */
    private final int[] feedOf;

    /** The only market that is held; {@link #NOT_HELD} when there are several. */
    private final int only;

    /** Quote-asset units of all markets, and what is held of each, base-asset units. */
    private long free;

    private final long[] held;
    private final BaseValue[] values;
    private boolean bought;
    private final long[] closes;

    /** The moment whose closes are coming in; 0 before the first. */
    private long moment;

    private long recordedAt;
    private long recordedEquity;

    /** The close that it was valued at; 0 while more than that counts. */
    private long recordedClose;

    /** Closes between these change neither the peak nor the deepest fall, when one is held. */
    private long top;

    private long bottom;

    private boolean tooLarge;

    /**
     * The benchmark of a portfolio of a run; empty when no strategy trades anything for it that is
     * priced in its quote asset.
     *
     * @param portfolio its index
     * @param markets what is told of the candles of each feed
     * @param cash to start with, quote-asset units
     */
    public static Optional<HoldBenchmark> of(
            EngineSetup run,
            int portfolio,
            VenueModel venue,
            List<MarketModel> markets,
            long cash) {
        int[] waits = HoldSetup.waits(run, portfolio);
        return Arrays.stream(waits).allMatch(wait -> wait == NOT_HELD)
                ? Optional.empty()
                : Optional.of(new HoldBenchmark(run, portfolio, venue, markets, waits, cash));
    }

    private HoldBenchmark(
            EngineSetup of,
            int portfolio,
            VenueModel venue,
            List<MarketModel> markets,
            int[] waits,
            long cash) {
        this.waits = waits;
        this.cash = cash;
        stake = Stake.of(HoldSetup.firstOf(of, portfolio).strategy());
        int count = (int) Arrays.stream(waits).filter(wait -> wait != NOT_HELD).count();
        setup = HoldSetup.alone(of, of.portfolios().get(portfolio));
        EngineState state = new EngineState(setup);
        long part = cash / count;
        long rest = cash - part * (count - 1);
        int last = NOT_HELD;
        feedOf = new int[waits.length];
        for (int i = 0; i < waits.length; i++) {
            feedOf[i] = NOT_HELD;
            if (waits[i] != NOT_HELD) {
                feedOf[i] = HoldSetup.finest(of, i).index();
                state.loadBalance(i, setup.portfolios().get(i).quote(), rest);
                rest = part;
                last = i;
            }
        }
        only = count == 1 ? last : NOT_HELD;
        marketOf = of.feeds().stream().mapToInt(feed -> feed.market().index()).toArray();
        run = new SimulatedRun(setup, state, venue, markets, false, this);
        tracker =
                new PerformanceTracker(
                        of.markets().stream().map(Market::instrument).toList(), RoundTripSink.NONE);
        held = new long[waits.length];
        values =
                setup.markets().stream()
                        .map(market -> new BaseValue(market.instrument()))
                        .toArray(BaseValue[]::new);
        closes = new long[waits.length];
        free = cash;
    }

    /** The next bar of the run, in its order. */
    public void bar(BarClosed bar) {
        if (tooLarge) {
            return;
        }
        try {
            take(bar);
        } catch (TradekeepException e) {
            giveUp(e);
        }
    }

    /** What was held became worth more than 64 bits hold: there is nothing to compare with. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    private void giveUp(TradekeepException failure) {
        if (failure.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
            throw failure;
        }
        tooLarge = true;
    }

    private void take(BarClosed bar) {
        int market = marketOf[bar.feed()];
        if (feedOf[market] != bar.feed()) {
            return;
        }
        if (bar.closeTime() > moment) {
            if (moment == 0) {
                begin(bar.openTime());
            } else {
                record();
            }
            moment = bar.closeTime();
        }
        if (!bought) {
            buy(bar, market);
        }
        closes[market] = bar.close();
    }

    private void begin(long at) {
        days.begin(at, cash, cash);
        fall.start(at, cash);
        recordedAt = at;
        recordedEquity = cash;
        count();
    }

    private void buy(BarClosed bar, int market) {
        boolean waited = !run.core().state().orders().isEmpty();
        run.step(bar);
        if (waits[market] > 0) {
            waits[market]--;
        }
        Portfolio portfolio = run.core().state().portfolio(market);
        Market listed = setup.markets().get(market);
        if (waits[market] == 0 && portfolio.position(listed).isFlat() && !isAsking(market)) {
            ask(portfolio, listed, bar.close());
        }
        if (waited) {
            count();
        }
    }

    private boolean isAsking(int market) {
        return run.core().state().orders().stream()
                .anyMatch(open -> open.market().index() == market);
    }

    private void ask(Portfolio portfolio, Market market, long price) {
        Instrument instrument = market.instrument();
        long budget = stake.of(portfolio.balance(instrument.quote()), RoundingMode.FLOOR);
        long quantity = instrument.quantityAtMostFor(budget, price);
        if (instrument.isEnough(price, quantity)) {
            run.command(
                    new Command.Place(
                            market.index(),
                            portfolio.index(),
                            OrderWish.market(market.index(), Side.BUY, quantity, "hold"),
                            OrderWitness.NONE));
        }
    }

    /** What is held by now, and whether that is all. */
    private void count() {
        EngineState state = run.core().state();
        free = 0;
        boolean all = state.orders().isEmpty();
        for (Market market : setup.markets()) {
            if (feedOf[market.index()] == NOT_HELD) {
                continue;
            }
            Portfolio portfolio = state.portfolio(market.index());
            free = FixedPoint.add(free, portfolio.balance(market.instrument().quote()));
            held[market.index()] = portfolio.balance(market.instrument().base());
            all &= !portfolio.position(market).isFlat();
        }
        bought = all;
        top = 0;
        bottom = 0;
    }

    /** The moment is over: what was worth at its closes counts. */
    private void record() {
        if (days.isOver(moment - 1)) {
            days.record(recordedAt, recordedEquity(), free);
            while (days.isOver(moment - 1)) {
                tracker.day(days.next(moment - 1));
            }
        }
        recordedAt = moment;
        if (only != NOT_HELD && bought) {
            long close = closes[only];
            recordedClose = close;
            if (close < top && close > bottom) {
                return;
            }
            top = Math.max(top, close);
            bottom = close;
        }
        recordedEquity = equity();
        fall.record(moment, recordedEquity);
    }

    /** What was worth at the last moment that was recorded; valued only when it is needed. */
    private long recordedEquity() {
        if (recordedClose == 0) {
            return recordedEquity;
        }
        Instrument instrument = setup.markets().get(only).instrument();
        return FixedPoint.add(free, instrument.valueOfBase(recordedClose, held[only]));
    }

    private long equity() {
        long worth = free;
        for (int i = 0; i < held.length; i++) {
            if (held[i] != 0) {
                worth = FixedPoint.add(worth, values[i].of(closes[i], held[i]));
            }
        }
        return worth;
    }

    /** The bars are over: its last day is told. */
    public void finish() {
        if (moment == 0 || tooLarge) {
            return;
        }
        try {
            record();
            days.record(recordedAt, recordedEquity(), free);
            tracker.day(days.result());
        } catch (TradekeepException e) {
            giveUp(e);
        }
    }

    /** The days, once it is finished. */
    public DayCurve days() {
        return tracker.days();
    }

    /** The figures, once it is finished. */
    public Performance figures(Terms terms) {
        return Figures.of(
                tracker,
                Figures.Fall.of(fall.deepest(), fall.lasted(recordedAt)),
                new Figures.Marks(
                        Arrays.stream(closes).boxed().toList(),
                        setup.costs().takerFee(),
                        setup.costs().slippage()),
                terms,
                null);
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        for (BookingLine line : booking.lines()) {
            if (line instanceof BookingLine.Traded traded) {
                TrackedTrade.add(tracker, traded);
            }
        }
    }

    @Override
    public void reply(long commandId, Order order, OrderEvent event) {
        // A denied order is asked for again at the next bar.
    }

    @Override
    public void confirm(long commandId) {
        // Nothing is confirmed but orders.
    }

    @Override
    public void refuse(long commandId, TradekeepException why) {
        // As for one that is denied.
    }
}
