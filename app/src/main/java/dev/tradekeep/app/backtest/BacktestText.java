package dev.tradekeep.app.backtest;

import dev.tradekeep.app.report.CutLines;
import dev.tradekeep.app.report.OrderCounts;
import dev.tradekeep.app.report.PerformanceText;
import dev.tradekeep.app.report.RiskLines;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.text.Sparkline;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.engine.performance.Drawdown;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.venue.FillReport;
import dev.tradekeep.venue.VolumeUnit;
import java.io.PrintWriter;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells people how a backtest went. */
public final class BacktestText {
    private static final int SPARKLINE_WIDTH = 60;
    private static final long PERCENT = 100;
    private static final int PERCENT_DECIMALS = 2;
    private static final int NAME_WIDTH = 13;
    private static final long MICROS_PER_MILLI = 1_000;

    private final PrintWriter out;
    private final BacktestRun run;
    private final Assessment assessment;
    private final BacktestOutcome outcome;
    private final BacktestOutcome.Account account;
    private final Asset quote;

    public BacktestText(PrintWriter out, BacktestRun run, Assessment assessment) {
        this.out = out;
        this.run = run;
        this.assessment = assessment;
        outcome = run.outcome();
        account = outcome.accounts().getFirst();
        quote = account.portfolio().quote();
    }

    /**
     * Prints the whole report.
     *
     * @param kept the result in the database; null when it was not kept
     * @param database where that is
     */
    public void print(BacktestResults.@Nullable Kept kept, @Nullable Path database) {
        data();
        lines("strategy", run.inputs().strategies().stream().map(this::strategy).toList());
        rules();
        trading();
        for (FillReport market : outcome.markets()) {
            cuts(outcome.markets().indexOf(market), market);
        }
        lines("risk", RiskLines.of(outcome.risks()));
        lines("alerts", outcome.alerts().stream().map(alert -> alert.message()).toList());
        lines("why", WhyNothing.of(run));
        result();
        verdict();
        kept(kept, database);
        speed();
    }

    private void data() {
        String name = "candles";
        for (LoadedFeed loaded : run.feeds()) {
            BacktestFeed feed = loaded.feed();
            line(
                    name,
                    Numbers.count(feed.candles().count())
                            + " of "
                            + feed.listed().instrument().symbol()
                            + ", one a "
                            + feed.interval()
                            + ", "
                            + Micros.toIso(feed.firstOpenTime())
                            + " to "
                            + Micros.toIso(feed.lastOpenTime()));
            line("", "from " + feed.source() + "; " + String.join("; ", loaded.remarks()));
            long missing = loaded.missing();
            line(
                    "",
                    missing == 0
                            ? "none is missing"
                            : Numbers.count(missing)
                                    + " are missing in "
                                    + Numbers.count(loaded.gaps())
                                    + " gaps");
            name = "";
        }
    }

    private String strategy(BacktestInputs.Heard heard) {
        BacktestFeed feed = run.plan().feeds().get(heard.feed());
        return heard.strategy()
                + (heard.parameters().isEmpty() ? "" : ":" + heard.parameters())
                + " on "
                + feed.listed().instrument().symbol()
                + ", "
                + feed.interval();
    }

    private void rules() {
        EngineVenue venue = run.inputs().venue();
        line(
                "rules",
                "fill model "
                        + venue.fillModel().replace('_', '-')
                        + ", fees "
                        + venue.makerFee()
                        + " bp of makers and "
                        + venue.takerFee()
                        + " bp of takers, slippage "
                        + venue.slippage()
                        + " bp");
        boolean bounded =
                venue.volumeShareBps() > 0 && run.plan().rules().volumeUnit() != VolumeUnit.UNKNOWN;
        line(
                "",
                (bounded
                                ? "at most "
                                        + FixedPoint.formatShort(venue.volumeShareBps(), 2)
                                        + " % of a candle's volume, which counts "
                                        + venue.volumeUnit()
                                : "no bound by volume")
                        + ", latency "
                        + venue.latencyMicros() / MICROS_PER_MILLI
                        + " ms");
    }

    private void trading() {
        RunProgress progress = outcome.progress();
        line("orders", OrderCounts.line(progress));
        long slippage = 0;
        for (FillReport market : outcome.markets()) {
            slippage = FixedPoint.add(slippage, market.slippage());
        }
        long won =
                outcome.trips().stream()
                        .filter(trip -> trip.trip().realizedPnl() > trip.trip().fees())
                        .count();
        line(
                "fills",
                Numbers.count(progress.trades())
                        + ", fees "
                        + Numbers.money(account.fees(), quote)
                        + ", slippage "
                        + Numbers.money(slippage, quote));
        line(
                "trades",
                Numbers.count(outcome.trips().size())
                        + " from flat to flat, of which "
                        + Numbers.count(won)
                        + " won after fees");
    }

    private void cuts(int market, FillReport fills) {
        BacktestFeed feed = feedOf(market);
        boolean several = outcome.markets().size() > 1;
        lines(
                "cut",
                CutLines.of(
                                fills,
                                feed.listed().instrument(),
                                feed.interval(),
                                run.plan().rules().volumeUnit() != VolumeUnit.UNKNOWN)
                        .stream()
                        .map(cut ->
                                several ? feed.listed().instrument().symbol() + ": " + cut : cut)
                        .toList());
    }

    /** The finest candles of a market. */
    private BacktestFeed feedOf(int market) {
        for (int i = 0; i < run.inputs().feeds().size(); i++) {
            if (run.inputs().feeds().get(i).market() == market) {
                return run.plan().feeds().get(i);
            }
        }
        throw new IllegalArgumentException("There is no market " + market);
    }

    private void result() {
        long begun = account.portfolio().cash();
        long ended = account.curve().last().equity();
        long profit = FixedPoint.subtract(ended, begun);
        line(
                "PnL",
                Numbers.money(profit, quote)
                        + " ("
                        + percent(profit, begun)
                        + "), from "
                        + Numbers.money(begun, quote)
                        + " to "
                        + Numbers.money(ended, quote));
        Drawdown drawdown = account.curve().maximumDrawdown();
        line(
                "drawdown",
                Numbers.money(drawdown.amount(), quote)
                        + " ("
                        + percent(drawdown.amount(), drawdown.peak().equity())
                        + ") at most");
        long[] equity = account.curve().sample().stream().mapToLong(EquityPoint::equity).toArray();
        line("equity", Sparkline.of(equity, SPARKLINE_WIDTH));
        lines("figures", PerformanceText.lines(account.statistics(), quote));
    }

    private void verdict() {
        VerdictText.of(run, assessment).lines().forEach(one -> lines(one.about(), one.texts()));
    }

    private void kept(BacktestResults.@Nullable Kept kept, @Nullable Path database) {
        if (kept == null) {
            line("kept", "nothing: without --db a result is not kept, and trials are not counted");
            return;
        }
        line(
                "kept",
                "as backtest "
                        + kept.id()
                        + " in "
                        + database
                        + "; 'tradekeep backtest show "
                        + kept.id()
                        + "' has it");
        line(
                "trials",
                kept.trials() == 1
                        ? "the first of this strategy on these candles"
                        : Numbers.count(kept.trials())
                                + " of this strategy on candles that overlap: the best of many is"
                                + " partly luck");
    }

    private void speed() {
        line(
                "speed",
                "read "
                        + Numbers.seconds(run.loadNanos())
                        + ", run "
                        + Numbers.seconds(outcome.nanos())
                        + " ("
                        + Numbers.rate(outcome.progress().candles(), outcome.nanos())
                        + "), all "
                        + Numbers.seconds(System.nanoTime() - run.startNanos()));
    }

    private static String percent(long part, long whole) {
        if (whole <= 0) {
            return "n/a";
        }
        long shown =
                FixedPoint.multiplyDivide(
                        part,
                        PERCENT * FixedPoint.powerOfTen(PERCENT_DECIMALS),
                        whole,
                        RoundingMode.HALF_EVEN);
        return FixedPoint.format(shown, PERCENT_DECIMALS) + " %";
    }

    private void lines(String name, List<String> texts) {
        String shown = name;
        for (String text : texts) {
            line(shown, text);
            shown = "";
        }
    }

    private void line(String name, String text) {
        out.print("  " + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())));
        out.println(text);
    }
}
