package dev.tradekeep.engine.run;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.engine.statistics.DayCurve;
import dev.tradekeep.engine.statistics.Figures;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.PerformanceTracker;
import dev.tradekeep.engine.statistics.Terms;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.strategies.RoundTrip;
import dev.tradekeep.venue.VenueCosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the portfolios of a run, from the bookings and bars as they come. A host hands on
 * each booking, the run each bar once it has been taken: that costs a look when nobody holds
 * anything of its market. For the run's thread alone.
 */
public final class RunStatistics {
    private final EngineSetup setup;

    /** By portfolio. */
    private final List<PerformanceTracker> trackers = new ArrayList<>();

    /** The market of each feed. */
    private final Market[] markets;

    /** Of each market the portfolios that hold something of it, in no order, and how many. */
    private final int[][] holders;

    private final int[] holding;

    /** What each of those holds, and between which prices the bars were since it last traded. */
    private final long[][] quantities;

    private final long[][] lows;
    private final long[][] highs;

    /** The stops of groups that are not done, by the group's id. */
    private final Map<String, OrderTerms> stops = new HashMap<>();

    /** Hears of round trips when they end. */
    @FunctionalInterface
    public interface Sink {
        /** A round trip of a portfolio in a market has ended; both by their index. */
        void closed(int portfolio, int market, RoundTrip trip);
    }

    public RunStatistics(EngineSetup setup, Sink sink) {
        this.setup = setup;
        List<Instrument> instruments = setup.markets().stream().map(Market::instrument).toList();
        for (int i = 0; i < setup.portfolios().size(); i++) {
            int portfolio = i;
            trackers.add(
                    new PerformanceTracker(
                            instruments, (market, trip) -> sink.closed(portfolio, market, trip)));
        }
        markets = setup.feeds().stream().map(Feed::market).toArray(Market[]::new);
        holders = new int[setup.markets().size()][trackers.size()];
        holding = new int[holders.length];
        quantities = new long[holders.length][trackers.size()];
        lows = new long[holders.length][trackers.size()];
        highs = new long[holders.length][trackers.size()];
    }

    /** A booking was made. */
    public void book(Booking booking) {
        List<BookingLine> lines = booking.lines();
        for (int i = 0; i < lines.size(); i++) {
            switch (lines.get(i)) {
                case BookingLine.Traded traded -> trade(traded);
                case BookingLine.DayClosed closed ->
                        trackers.get(closed.portfolio()).day(closed.result());
                case BookingLine.OrderOpened opened -> open(opened);
                case BookingLine.GroupSaved saved -> keep(saved.group());
                default -> {}
            }
        }
    }

    private void keep(OrderGroup group) {
        OrderTerms stop = group.stop();
        if (stop == null || group.state() == OrderGroup.State.DONE) {
            stops.remove(group.id());
        } else {
            stops.put(group.id(), stop);
        }
    }

    /** A stop that a strategy places by itself protects what is held then. */
    private void open(BookingLine.OrderOpened opened) {
        Order order = opened.order();
        if (!isStop(order.terms()) || order.status().isTerminal()) {
            return;
        }
        PerformanceTracker tracker = trackers.get(opened.portfolio());
        int market = opened.market().index();
        if (tracker.position(market).quantity() * order.side().sign() < 0) {
            tracker.stop(market, order.terms());
        }
    }

    private static boolean isStop(OrderTerms terms) {
        return switch (terms.type()) {
            case STOP, STOP_LIMIT, TRAILING_STOP -> true;
            case MARKET, LIMIT, TAKE_PROFIT -> false;
        };
    }

    private void trade(BookingLine.Traded traded) {
        int portfolio = traded.portfolio();
        int market = traded.market().index();
        PerformanceTracker tracker = trackers.get(portfolio);
        int place = placeOf(portfolio, market);
        if (place < holding[market] && lows[market][place] <= highs[market][place]) {
            tracker.mark(market, lows[market][place], highs[market][place]);
        }
        TrackedTrade.add(tracker, traded);
        noteHolder(portfolio, market, place, tracker.position(market).quantity());
        GroupMember member = traded.after().request().member();
        if (member == null || member.isExit()) {
            return;
        }
        OrderTerms stop = stops.get(member.groupId());
        if (stop != null) {
            tracker.stop(market, stop);
        }
    }

    /** The place of a portfolio among those that hold something; that after the last for none. */
    private int placeOf(int portfolio, int market) {
        int place = 0;
        while (place < holding[market] && holders[market][place] != portfolio) {
            place++;
        }
        return place;
    }

    private void noteHolder(int portfolio, int market, int place, long quantity) {
        if (quantity == 0) {
            removeHolder(market, place);
            return;
        }
        holding[market] = Math.max(holding[market], place + 1);
        holders[market][place] = portfolio;
        quantities[market][place] = quantity;
        lows[market][place] = Long.MAX_VALUE;
        highs[market][place] = Long.MIN_VALUE;
    }

    /** The last takes the place; it held nothing when it is behind all. */
    private void removeHolder(int market, int place) {
        if (place >= holding[market]) {
            return;
        }
        holding[market]--;
        int last = holding[market];
        holders[market][place] = holders[market][last];
        quantities[market][place] = quantities[market][last];
        lows[market][place] = lows[market][last];
        highs[market][place] = highs[market][last];
    }

    /** A bar was taken, with all trades inside it. */
    public void bar(BarClosed bar, EngineState state) {
        int market = markets[bar.feed()].index();
        for (int i = 0; i < holding[market]; i++) {
            lows[market][i] = Math.min(lows[market][i], bar.low());
            highs[market][i] = Math.max(highs[market][i], bar.high());
            int holder = holders[market][i];
            Portfolio portfolio = state.portfolio(holder);
            trackers.get(holder)
                    .inside(
                            market,
                            quantities[market][i],
                            bar.low(),
                            bar.high(),
                            bar.close(),
                            portfolio.equity(),
                            portfolio.curve().highEquity());
        }
    }

    /** The days of a portfolio so far. */
    public DayCurve days(int portfolio) {
        return trackers.get(portfolio).days();
    }

    /**
     * The figures of a portfolio as they stand; its days must have been closed.
     *
     * @param hold the days of buy-and-hold; null for none
     */
    public Performance figures(
            int portfolio, EngineState state, Terms terms, @Nullable DayCurve hold) {
        VenueCosts costs = setup.costs();
        Portfolio of = state.portfolio(portfolio);
        return Figures.of(
                trackers.get(portfolio),
                Figures.Fall.of(of.curve().maximumDrawdown(), of.curve().drawdownMicros()),
                new Figures.Marks(
                        setup.markets().stream()
                                .map(market -> state.price(market.index()))
                                .toList(),
                        costs.takerFee(),
                        costs.slippage()),
                terms,
                hold);
    }
}
