package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.run.RunStatistics;
import dev.tradekeep.engine.run.UnheardHost;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.store.strategies.RoundTrip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The books of a backtest in memory: every booking is checked and counted as the books on disk
 * would, and what a result tells is kept. For one thread.
 */
final class MemoryBooks implements UnheardHost {
    private final MemoryLedger ledger;
    private final OrderTrace orders = new OrderTrace();
    private final List<BacktestFill> fills = new ArrayList<>();
    private final List<BacktestTrip> trips = new ArrayList<>();
    private final List<List<DayTracker.Result>> days = new ArrayList<>();

    private final RunStatistics statistics;

    private final Map<String, RiskCount> risks = new LinkedHashMap<>();
    private final List<BookingLine.AlertRaised> alerts = new ArrayList<>();
    private long bookings;

    /** Alerts that are kept. */
    static final int ALERTS_MAX = 100;

    /** Denials and breaches that are kept apart, by what they say. */
    static final int RISKS_MAX = 10_000;

    MemoryBooks(BacktestPlan plan, EngineSetup setup) {
        int portfolios = plan.portfolios().size();
        ledger = new MemoryLedger(portfolios, setup.markets());
        statistics = new RunStatistics(setup, this::keep);
        for (int portfolio = 0; portfolio < portfolios; portfolio++) {
            BacktestPlan.PlannedPortfolio of = plan.portfolios().get(portfolio);
            ledger.deposit(portfolio, of.quote(), of.cash());
            days.add(new ArrayList<>());
        }
    }

    private void keep(int portfolio, int market, RoundTrip trip) {
        trips.add(new BacktestTrip(portfolio, market, trip));
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        if (booking.number() != bookings + 1) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL,
                    "Wanted booking " + (bookings + 1) + ", found " + booking.number() + ".");
        }
        bookings++;
        statistics.book(booking);
        List<BookingLine> lines = booking.lines();
        for (int i = 0; i < lines.size(); i++) {
            keep(lines.get(i));
        }
    }

    private void keep(BookingLine line) {
        switch (line) {
            case BookingLine.Traded traded -> trade(traded);
            case BookingLine.MoneyMoved moved -> ledger.move(moved);
            case BookingLine.Funded funded -> ledger.fund(funded);
            case BookingLine.DayClosed closed -> days.get(closed.portfolio()).add(closed.result());
            case BookingLine.RiskNoted noted -> note(noted);
            case BookingLine.AlertRaised raised -> {
                if (alerts.size() < ALERTS_MAX) {
                    alerts.add(raised);
                }
            }
            case BookingLine.OrderOpened opened ->
                    orders.add(opened.market().index(), opened.order());
            case BookingLine.OrderChanged _,
                    BookingLine.BaselineSet _,
                    BookingLine.CursorMoved _,
                    BookingLine.StrategySaved _,
                    BookingLine.TimerSet _,
                    BookingLine.TimerRung _,
                    BookingLine.GroupSaved _,
                    BookingLine.ClosingTried _,
                    BookingLine.HaltRaised _ -> {}
        }
    }

    private void trade(BookingLine.Traded traded) {
        Order order = traded.after();
        ledger.trade(traded);
        int portfolio = traded.portfolio();
        int market = traded.market().index();
        fills.add(
                new BacktestFill(
                        portfolio,
                        market,
                        order.clientOrderId(),
                        order.side(),
                        traded.event().fill(),
                        traded.position()));
    }

    /** One that happened before says how often it has by now. */
    private void note(BookingLine.RiskNoted noted) {
        String given = noted.key();
        String key = given == null ? noted.code() + " " + noted.at() + " " + risks.size() : given;
        if (risks.size() < RISKS_MAX || risks.containsKey(key)) {
            risks.put(
                    key,
                    new RiskCount(
                            noted.kind(),
                            noted.code(),
                            noted.limitId(),
                            noted.detail(),
                            noted.count()));
        }
    }

    /**
     * Compares what is kept with what the engine remembers.
     *
     * @throws TradekeepException with {@link ErrorCode#BOOKS_DO_NOT_BALANCE} when they differ
     */
    void require(EngineState state) {
        for (Portfolio portfolio : state.portfolios()) {
            ledger.require(portfolio);
        }
    }

    /** The figures of the portfolios. */
    RunStatistics statistics() {
        return statistics;
    }

    MemoryLedger ledger() {
        return ledger;
    }

    OrderTrace orders() {
        return orders;
    }

    List<BacktestFill> fills() {
        return fills;
    }

    List<BacktestTrip> trips() {
        return trips;
    }

    /** What each day made of a portfolio, in order. */
    List<DayTracker.Result> days(int portfolio) {
        return days.get(portfolio);
    }

    /** What was denied and which limits were broken, one of a kind each. */
    List<RiskCount> risks() {
        return RiskCount.together(risks.values());
    }

    List<BookingLine.AlertRaised> alerts() {
        return alerts;
    }
}
