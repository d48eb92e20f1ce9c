package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.venue.FillReport;
import java.util.List;

/**
 * How a backtest went.
 *
 * @param progress at the end
 * @param accounts of each portfolio, by its index
 * @param orders that were asked for
 * @param fills in the order in which they were booked
 * @param trips round trips that have ended, in that order
 * @param markets what became of the orders at the exchange, by the index of the market
 * @param ledger what each account has, as sums
 * @param risks what was denied and which limits were broken, one of a kind each
 * @param alerts that people should look at
 * @param nanos how long the run took
 */
public record BacktestOutcome(
        RunProgress progress,
        List<Account> accounts,
        OrderTrace orders,
        List<BacktestFill> fills,
        List<BacktestTrip> trips,
        List<FillReport> markets,
        List<LedgerSum> ledger,
        List<RiskCount> risks,
        List<BookingLine.AlertRaised> alerts,
        long nanos) {
    public BacktestOutcome {
        accounts = List.copyOf(accounts);
        fills = List.copyOf(fills);
        trips = List.copyOf(trips);
        markets = List.copyOf(markets);
        ledger = List.copyOf(ledger);
        risks = List.copyOf(risks);
        alerts = List.copyOf(alerts);
    }

    /**
     * How a portfolio went.
     *
     * @param curve what it was worth at the close of each moment
     * @param days what each UTC day made of it, in order
     * @param fees paid in its quote asset, its units
     * @param statistics its figures, next to buy-and-hold and cash
     * @param hold what buy-and-hold was worth at the end of each day; empty where it is not known
     */
    public record Account(
            BacktestPlan.PlannedPortfolio portfolio,
            EquityTracker curve,
            List<DayTracker.Result> days,
            long fees,
            Comparison statistics,
            List<EquityPoint> hold) {
        public Account {
            days = List.copyOf(days);
            hold = List.copyOf(hold);
        }
    }
}
