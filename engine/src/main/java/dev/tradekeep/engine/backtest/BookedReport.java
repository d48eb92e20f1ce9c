package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.performance.Drawdown;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.venue.FillReport;
import java.util.List;

/**
 * How a backtest went.
 *
 * @param runId of the row in the books
 * @param portfolio the name of the portfolio it traded
 * @param progress at the end
 * @param startEquity quote-asset units
 * @param endEquity quote-asset units, at the last close
 * @param drawdown the deepest fall
 * @param equitySample evenly spread points for a chart
 * @param fills what became of the orders at the exchange, and what was cut off them
 * @param statistics its figures, next to buy-and-hold and cash
 * @param durationNanos of the run, the booking included
 */
public record BookedReport(
        long runId,
        String portfolio,
        RunProgress progress,
        long startEquity,
        long endEquity,
        Drawdown drawdown,
        List<EquityPoint> equitySample,
        FillReport fills,
        Comparison statistics,
        long durationNanos) {
    public BookedReport {
        equitySample = List.copyOf(equitySample);
    }
}
