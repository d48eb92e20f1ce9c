package dev.tradekeep.app.demo;

import dev.tradekeep.app.report.CutLines;
import dev.tradekeep.app.report.DetectedTick;
import dev.tradekeep.app.report.OrderCounts;
import dev.tradekeep.app.report.PerformanceText;
import dev.tradekeep.app.report.RiskLines;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.text.Sparkline;
import dev.tradekeep.engine.backtest.BookedReport;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.market.imports.ImportOutcome;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import java.io.PrintWriter;
import java.math.RoundingMode;

/** Tells people what the demonstration did. */
public final class DemoPrinter {
    private static final int SPARKLINE_WIDTH = 60;
    private static final long PERCENT = 100;
    private static final int PERCENT_DECIMALS = 2;

    private final PrintWriter out;

    public DemoPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints the whole report. */
    public void print(DemoReport report) {
        printCandles(report);
        printTrading(report);
        printRisk(report);
        printBooks(report);
        printAdded(report);
        printSpeed(report);
        line("file", report.database() + ", " + Numbers.bytes(report.database().toFile().length()));
        line(
                "look inside",
                "sqlite3 "
                        + report.database()
                        + " \"SELECT executed_at, side, quantity, price, fee FROM v_trades LIMIT 5\"");
    }

    private void printCandles(DemoReport report) {
        String span =
                Numbers.count(report.series().candles())
                        + " of "
                        + report.listed().instrument().symbol()
                        + ", one a "
                        + report.series().interval()
                        + ", "
                        + Micros.toIso(report.series().firstOpenTime())
                        + " to "
                        + Micros.toIso(report.series().lastOpenTime());
        line("candles", span);
        ImportOutcome<CandleSeries> imported = report.imported();
        if (imported == null && !report.madeUp()) {
            line("", "series " + report.series().id() + " from " + report.series().source());
            line("", tick(report));
            return;
        }
        if (imported == null) {
            line("", "made up (" + report.series().source() + "); --candles FILE takes real ones");
            return;
        }
        line(
                "",
                Numbers.count(imported.done().inserted())
                        + " new from "
                        + imported.done().fileName()
                        + ", "
                        + Numbers.count(imported.done().unchanged())
                        + " there before, "
                        + Numbers.count(imported.report().gapCount())
                        + " gaps, times in "
                        + imported.survey().timeFormat().label());
        line(
                "",
                DetectedTick.of(imported)
                        .filter(_ -> !report.tickDeclared())
                        .orElseGet(() -> tick(report)));
        if (imported.done().rounded() > 0) {
            line(
                    "",
                    Numbers.count(imported.done().rounded())
                            + " volumes rounded to "
                            + report.series().volumeScale()
                            + " decimals; prices are exact");
        }
    }

    private static String tick(DemoReport report) {
        Instrument instrument = report.listed().instrument();
        return "tick "
                + FixedPoint.formatShort(instrument.tickSize(), instrument.priceScale())
                + (report.tickDeclared() ? ", declared" : ", undeclared");
    }

    private void printTrading(DemoReport report) {
        BookedReport backtest = report.backtest();
        RunProgress progress = backtest.progress();
        Instrument instrument = report.listed().instrument();
        Asset quote = instrument.quote();
        line("strategy", report.strategy() + " on a simulated exchange");
        line("orders", OrderCounts.line(progress));
        line(
                "trades",
                Numbers.count(progress.trades())
                        + ", fees "
                        + Numbers.money(progress.fees(), quote)
                        + ", slippage "
                        + Numbers.money(backtest.fills().slippage(), quote));
        String name = "cut";
        for (String cut :
                CutLines.of(
                        backtest.fills(),
                        report.listed().instrument(),
                        report.series().interval(),
                        report.knowsVolume())) {
            line(name, cut);
            name = "";
        }
        long profit = backtest.endEquity() - backtest.startEquity();
        line(
                "PnL",
                Numbers.money(profit, quote)
                        + " ("
                        + percent(profit, backtest.startEquity())
                        + "), from "
                        + Numbers.money(backtest.startEquity(), quote)
                        + " to "
                        + Numbers.money(backtest.endEquity(), quote));
        line(
                "",
                "holds "
                        + FixedPoint.formatShort(
                                progress.position().quantity(), instrument.quantityScale())
                        + " "
                        + instrument.base().code()
                        + ", realised before fees "
                        + Numbers.money(progress.position().realizedPnl(), quote));
        line(
                "drawdown",
                Numbers.money(backtest.drawdown().amount(), quote)
                        + " ("
                        + percent(backtest.drawdown().amount(), peak(backtest))
                        + ") at most");
        long[] equity = backtest.equitySample().stream().mapToLong(EquityPoint::equity).toArray();
        line("equity", Sparkline.of(equity, SPARKLINE_WIDTH));
        String head = "figures";
        for (String figure : PerformanceText.lines(backtest.statistics(), quote)) {
            line(head, figure);
            head = "";
        }
    }

    /** The high that the deepest fall fell from; 1 when it was never above 0. */
    private static long peak(BookedReport backtest) {
        return Math.max(1, backtest.drawdown().peak().equity());
    }

    private void printRisk(DemoReport report) {
        String name = "risk";
        for (String text : RiskLines.of(report.risk())) {
            line(name, text);
            name = "";
        }
    }

    private void printBooks(DemoReport report) {
        String name = "books";
        for (CheckResult check : report.checks()) {
            line(
                    name,
                    (check.passed() ? "✓ " : "✗ ")
                            + check.check().title()
                            + " ("
                            + Numbers.count(check.rows())
                            + " rows)");
            check.findings().forEach(finding -> line("", "  " + finding.line()));
            name = "";
        }
    }

    private void printSpeed(DemoReport report) {
        long candles = report.series().candles();
        long traded = report.backtest().progress().candles();
        boolean filled = report.madeUp() || report.imported() != null;
        line(
                "speed",
                (filled
                                ? "import "
                                        + Numbers.seconds(report.loadNanos())
                                        + " ("
                                        + Numbers.rate(candles, report.loadNanos())
                                        + "), "
                                : "")
                        + "run "
                        + Numbers.seconds(report.backtest().durationNanos())
                        + " ("
                        + Numbers.rate(traded, report.backtest().durationNanos())
                        + "), all "
                        + Numbers.seconds(report.totalNanos()));
    }

    /** Every run is kept, so it says what is new and how it goes away. */
    private void printAdded(DemoReport report) {
        String name = report.backtest().portfolio();
        line(
                "added",
                "engine, portfolio and backtest "
                        + name
                        + ", of the series \""
                        + report.series().source()
                        + "\"");
        line("", "'tradekeep engine delete " + name + "' deletes all of them again");
    }

    private static String percent(long part, long whole) {
        long shown =
                FixedPoint.multiplyDivide(
                        part,
                        PERCENT * FixedPoint.powerOfTen(PERCENT_DECIMALS),
                        whole,
                        RoundingMode.HALF_EVEN);
        return FixedPoint.format(shown, PERCENT_DECIMALS) + " %";
    }

    private void line(String name, String text) {
        out.print("  " + name + " ".repeat(Math.max(1, 13 - name.length())));
        out.println(text);
    }
}
