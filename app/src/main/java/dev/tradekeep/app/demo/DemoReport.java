package dev.tradekeep.app.demo;

import dev.tradekeep.engine.backtest.BookedReport;
import dev.tradekeep.market.imports.ImportOutcome;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration did.
 *
 * @param database absolute path
 * @param imported the result of the import; null without one
 * @param tickDeclared whether somebody has declared the instrument's tick
 * @param madeUp whether the candles were
 * @param loadNanos until the candles were in the books
 * @param strategy with its parameters
 * @param knowsVolume whether it is known what the candles' volume counts
 * @param risk what was denied and which limits were broken, one of a kind each
 * @param totalNanos from the first statement to the closed file
 */
public record DemoReport(
        Path database,
        ListedInstrument listed,
        CandleSeries series,
        @Nullable ImportOutcome<CandleSeries> imported,
        boolean tickDeclared,
        boolean madeUp,
        long loadNanos,
        String strategy,
        boolean knowsVolume,
        BookedReport backtest,
        List<RiskCount> risk,
        List<CheckResult> checks,
        long totalNanos) {
    public DemoReport {
        risk = List.copyOf(risk);
        checks = List.copyOf(checks);
    }

    /** Whether every check of the books passed. */
    public boolean balanced() {
        return checks.stream().allMatch(CheckResult::passed);
    }
}
