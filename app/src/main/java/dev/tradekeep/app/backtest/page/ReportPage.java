package dev.tradekeep.app.backtest.page;

import dev.tradekeep.app.backtest.BacktestRun;
import dev.tradekeep.app.backtest.VerdictText;
import dev.tradekeep.app.report.PerformanceText;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestTrip;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.engine.evidence.Check;
import dev.tradekeep.engine.evidence.Grade;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.venue.FillReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A backtest for people who would rather look than read. */
public final class ReportPage {
    private static final int FEEDS_SHOWN = 8;

    private final Html out = new Html();
    private final Charts charts = new Charts(out);
    private final BacktestRun run;
    private final Assessment assessment;
    private final BacktestOutcome outcome;
    private final BacktestOutcome.Account account;
    private final Asset quote;

    private ReportPage(BacktestRun run, Assessment assessment) {
        this.run = run;
        this.assessment = assessment;
        outcome = run.outcome();
        account = outcome.accounts().getFirst();
        quote = account.portfolio().quote();
    }

    /**
     * Writes the page into a file, which is there whole or not at all.
     *
     * @throws TradekeepException with {@link ErrorCode#OUTPUT_FAILED} when it cannot be written
     */
    public static void write(Path file, BacktestRun run, Assessment assessment) {
        PageFile.write(file, new ReportPage(run, assessment).page(null));
    }

    /**
     * The same with a table.
     *
     * @throws TradekeepException as {@link #write(Path, BacktestRun, Assessment)}
     */
    public static void write(Path file, BacktestRun run, Assessment assessment, Table table) {
        PageFile.write(file, new ReportPage(run, assessment).page(table));
    }

    /**
     * A table that stands behind the first section.
     *
     * @param rows texts, as many in each as in the head
     * @param notes sentences below
     */
    public record Table(
            String title, List<String> head, List<List<String>> rows, List<String> notes) {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }

        private void write(Html out) {
            out.raw("<section>").element("h2", title);
            out.raw("<div class=\"chart\"><table><thead><tr>");
            head.forEach(name -> out.element("th", name));
            out.raw("</tr></thead><tbody>");
            for (List<String> row : rows) {
                out.raw("<tr>");
                row.forEach(text -> out.element("td", Charts.minus(text)));
                out.raw("</tr>");
            }
            out.raw("</tbody></table></div>");
            notes.forEach(
                    note -> out.raw("<p class=\"note\">").text(Charts.minus(note)).raw("</p>"));
            out.raw("</section>");
        }
    }

    private String page(@Nullable Table table) {
        PageFile.open(out, "Backtest of " + strategies());
        head();
        if (table != null) {
            table.write(out);
        }
        equity();
        candles();
        months();
        distribution();
        figures();
        checks();
        inputs();
        return PageFile.close(out);
    }

    private String strategies() {
        return run.inputs().strategies().stream()
                .map(BacktestInputs.Heard::strategy)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void head() {
        List<VerdictText.Line> lines = VerdictText.of(run, assessment).lines();
        String verdict = assessment.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
        out.raw("<header class=\"%s\">", verdict);
        out.element("h1", sentence(lines.getFirst().texts().getFirst()));
        BacktestFeed feed = run.plan().feeds().getFirst();
        out.element(
                "p",
                strategies()
                        + " on "
                        + run.plan().feeds().stream()
                                .map(one -> one.listed().instrument().symbol())
                                .distinct()
                                .limit(FEEDS_SHOWN)
                                .collect(Collectors.joining(", "))
                        + ", "
                        + feed.interval()
                        + ", "
                        + Micros.toIso(run.plan().firstOpenTime())
                        + " to "
                        + Micros.toIso(run.plan().lastCloseTime()));
        out.raw("<dl>");
        for (VerdictText.Line line : lines.subList(1, lines.size())) {
            out.element("dt", sentence(line.about())).raw("<dd>");
            line.texts().forEach(text -> out.element("div", Charts.minus(sentence(text))));
            out.raw("</dd>");
        }
        out.raw("</dl></header>");
    }

    private static String sentence(String text) {
        char first = text.charAt(0);
        return first >= 'a' && first <= 'z'
                ? Character.toUpperCase(first) + text.substring(1)
                : text;
    }

    private void equity() {
        List<EquityPoint> equity = account.curve().sample();
        if (equity.size() < 2) {
            return;
        }
        out.raw("<section>").element("h2", "Equity, " + quote.code());
        boolean held = account.hold().size() > 1;
        out.raw("<p class=\"legend\"><span class=\"equity\">this backtest</span>");
        out.raw(held ? "<span class=\"hold\">buy-and-hold, at each day's end</span></p>" : "</p>");
        charts.equity(equity, held ? account.hold() : List.of(), units());
        out.element("h2", "Drawdown");
        charts.drawdown(equity);
        out.raw("</section>");
    }

    private double units() {
        return Math.pow(10, quote.scale());
    }

    private void candles() {
        for (int market = 0; market < Math.min(outcome.markets().size(), FEEDS_SHOWN); market++) {
            BacktestFeed feed = run.plan().finestFeed(market);
            int of = market;
            List<BacktestTrip> trips =
                    outcome.trips().stream().filter(trip -> trip.market() == of).toList();
            out.raw("<section>");
            out.element(
                    "h2",
                    feed.listed().instrument().symbol() + ", " + feed.interval() + " candles");
            out.raw("<p class=\"legend\"><span class=\"bought\">▲ bought</span>");
            out.raw("<span class=\"sold\">▼ sold</span></p>");
            int marked = charts.candles(feed, trips);
            if (marked < trips.size()) {
                out.element(
                        "p class=\"note\"",
                        Numbers.count(marked)
                                + " of "
                                + Numbers.count(trips.size())
                                + " trades are marked, spread evenly.");
            }
            out.raw("</section>");
        }
    }

    private void months() {
        out.raw("<section>").element("h2", "Returns by month, %");
        new MonthTable(account.days()).write(out);
        out.raw("</section>");
    }

    private void distribution() {
        out.raw("<section>").element("h2", "Trades by what they earned, net of all costs");
        charts.distribution(outcome.trips());
        out.raw("</section>");
    }

    private void figures() {
        Performance of = account.statistics().account();
        Performance hold = account.statistics().hold();
        out.raw("<section>").element("h2", "Figures");
        out.raw("<div class=\"chart\"><table><thead><tr><th></th><th>Result</th>");
        out.raw("<th>Buy-and-hold</th></tr></thead><tbody>");
        for (Measure measure : Measure.values()) {
            out.raw("<tr>").element("th scope=\"row\"", sentence(measure.title()));
            figure(of, measure);
            figure(hold, measure);
            out.raw("</tr>");
        }
        out.raw("</tbody></table></div>");
        long slippage = 0;
        for (FillReport market : outcome.markets()) {
            slippage = FixedPoint.add(slippage, market.slippage());
        }
        out.element(
                "p class=\"note\"",
                "Costs by kind: fees "
                        + Numbers.money(account.fees(), quote)
                        + ", slippage "
                        + Numbers.money(slippage, quote)
                        + ".");
        out.raw("</section>");
    }

    private void figure(@Nullable Performance of, Measure measure) {
        String text = of == null ? "" : PerformanceText.cell(of.get(measure), measure, quote);
        out.raw("<td>").text(Charts.minus(text)).raw("</td>");
    }

    private void checks() {
        out.raw("<section>").element("h2", "Checks");
        out.raw("<div class=\"chart\"><table><thead><tr><th>Check</th><th>Result</th>");
        out.raw("<th>Figure</th><th>Bound</th><th>Note</th></tr></thead><tbody>");
        for (Check check : assessment.checks()) {
            out.raw("<tr>").element("th scope=\"row\"", sentence(VerdictText.title(check.kind())));
            String grade =
                    check.grade() == Grade.NOT_AVAILABLE
                            ? "n/a"
                            : check.grade().name().toLowerCase(Locale.ROOT);
            out.raw("<td><span class=\"grade %s\">", grade.equals("n/a") ? "none" : grade);
            out.text(mark(check.grade()) + " " + grade).raw("</span></td>");
            boolean known = check.grade() != Grade.NOT_AVAILABLE;
            out.element("td", known ? number(check.figure()) : "–");
            out.element("td", known ? number(check.bound()) : "–");
            out.element("td class=\"words\"", check.note());
            out.raw("</tr>");
        }
        out.raw("</tbody></table></div></section>");
    }

    private static String mark(Grade grade) {
        return switch (grade) {
            case OK -> "✓";
            case DOUBT -> "?";
            case FAIL -> "✗";
            case NOT_AVAILABLE -> "–";
        };
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return Charts.minus(
                value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%,.0f", value)
                        : String.format(Locale.ROOT, "%,.4f", value));
    }

    private void inputs() {
        EngineVenue venue = run.inputs().venue();
        out.raw("<section>").element("h2", "What led to it").raw("<ul class=\"inputs\">");
        for (BacktestInputs.Heard heard : run.inputs().strategies()) {
            BacktestFeed feed = run.plan().feeds().get(heard.feed());
            out.element(
                    "li",
                    heard.strategy()
                            + (heard.parameters().isEmpty() ? "" : ":" + heard.parameters())
                            + " on "
                            + feed.listed().instrument().symbol()
                            + ", "
                            + feed.interval()
                            + ", "
                            + Numbers.count(feed.candles().count())
                            + " candles from "
                            + feed.source());
        }
        out.element(
                "li",
                "Fill model "
                        + venue.fillModel().replace('_', '-')
                        + ", fees "
                        + venue.makerFee()
                        + " bp of makers and "
                        + venue.takerFee()
                        + " bp of takers, slippage "
                        + venue.slippage()
                        + " bp, volume in "
                        + venue.volumeUnit()
                        + ", latency "
                        + venue.latencyMicros()
                        + " µs");
        out.element(
                "li",
                "Inputs " + run.inputs().sha256() + ", Tradekeep " + run.inputs().programVersion());
        out.raw("</ul></section>");
    }
}
