package dev.tradekeep.app.backtest;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.engine.evidence.CandleReport;
import dev.tradekeep.engine.evidence.Check;
import dev.tradekeep.engine.evidence.CheckKind;
import dev.tradekeep.engine.evidence.Grade;
import dev.tradekeep.engine.evidence.Outlook;
import dev.tradekeep.engine.evidence.Verdict;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.FillReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A verdict in words: what it is, then a line each about validity, assumptions, evidence, fragility
 * and money.
 */
public final class VerdictText {
    private static final double PERCENT = 100;
    private static final List<CheckKind> VALID_RUNS =
            List.of(CheckKind.REPEAT, CheckKind.LOOK_AHEAD, CheckKind.RECURSION);

    private final Assessment assessment;
    private final Asset quote;

    /** All fees and slippage, in the quote asset. */
    private final double costs;

    private VerdictText(Assessment assessment, Asset quote, double costs) {
        this.assessment = assessment;
        this.quote = quote;
        this.costs = costs;
    }

    /** That of a run. */
    public static VerdictText of(BacktestRun run, Assessment assessment) {
        BacktestOutcome outcome = run.outcome();
        BacktestOutcome.Account account = outcome.accounts().getFirst();
        Asset quote = account.portfolio().quote();
        double costs = account.fees();
        for (FillReport market : outcome.markets()) {
            costs += market.slippage();
        }
        return new VerdictText(assessment, quote, costs / Math.pow(10, quote.scale()));
    }

    /** What there is to say about something: a sentence each. */
    public record Line(String about, List<String> texts) {}

    /** The word for a verdict. */
    public static String word(Verdict verdict) {
        return switch (verdict) {
            case INVALID -> "invalid";
            case NOT_SHOWN -> "not shown";
            case NOT_REFUTED -> "not refuted";
        };
    }

    /** The verdict and its five lines. */
    public List<Line> lines() {
        return List.of(
                new Line("verdict", List.of(headline())),
                new Line("validity", validity()),
                new Line("assumptions", assumptions()),
                new Line("evidence", evidence()),
                new Line("fragility", fragility()),
                new Line("money", money()));
    }

    private String headline() {
        String meaning =
                switch (assessment.verdict()) {
                    case INVALID -> "the numbers mean nothing";
                    case NOT_SHOWN -> "no edge is seen";
                    case NOT_REFUTED -> "it passed what was tried";
                };
        List<String> failed = new ArrayList<>();
        for (Check check : assessment.checks()) {
            if (check.grade() == Grade.FAIL) {
                failed.add(title(check.kind()));
            }
        }
        return word(assessment.verdict())
                + ": "
                + meaning
                + (failed.isEmpty() ? "" : "; failed: " + String.join(", ", failed));
    }

    /** The name of a check. */
    public static String title(CheckKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private List<String> validity() {
        List<String> parts = new ArrayList<>();
        for (CheckKind kind : VALID_RUNS) {
            Check check = assessment.check(kind);
            if (check.grade() == Grade.FAIL || check.grade() == Grade.DOUBT) {
                parts.add(title(kind) + ": " + check.note());
            }
        }
        Check volume = assessment.check(CheckKind.FILLS_ABOVE_VOLUME);
        if (volume.grade() == Grade.FAIL || volume.grade() == Grade.DOUBT) {
            parts.add(
                    percent(volume.figure())
                            + " of the fills took more than all that was traded in their candle"
                            + " (--volume-share-bps bounds them)");
        }
        Check jumps = assessment.check(CheckKind.JUMPS);
        if (jumps.grade() == Grade.FAIL) {
            parts.add(
                    count(jumps)
                            + " closes are 5 times the one before, or a fifth, the first at "
                            + first(CandleReport::jumps)
                            + ": wanted prices after any redenomination");
        }
        Check large = assessment.check(CheckKind.AMOUNTS_TOO_LARGE);
        if (large.grade() == Grade.FAIL || large.grade() == Grade.DOUBT) {
            parts.add(
                    large.note()
                            + " Start with less --cash, or bound the fills with --volume-unit and"
                            + " --volume-share-bps.");
        }
        if (parts.isEmpty()) {
            parts.add("nothing wrong was found");
        }
        List<String> left = new ArrayList<>();
        for (CheckKind kind : VALID_RUNS) {
            Check check = assessment.check(kind);
            if (check.grade() == Grade.NOT_AVAILABLE) {
                left.add(title(kind));
            }
        }
        if (!left.isEmpty()) {
            parts.add(
                    "not made: "
                            + String.join(", ", left)
                            + ("not made".equals(assessment.check(CheckKind.REPEAT).note())
                                    ? " ('tradekeep backtest check' makes them)"
                                    : ", for the candles are too few"));
        }
        return parts;
    }

    private List<String> assumptions() {
        List<String> parts = new ArrayList<>();
        Check large = assessment.check(CheckKind.LARGE_FILLS);
        if (large.grade() == Grade.DOUBT) {
            parts.add(
                    percent(large.figure())
                            + " of the fills took over 10 % of their candle's volume");
        } else if (large.grade() == Grade.NOT_AVAILABLE) {
            parts.add(large.note() + hint(large));
        }
        Check gaps = assessment.check(CheckKind.GAPS);
        if (gaps.grade() == Grade.DOUBT) {
            parts.add(
                    percent(gaps.figure()) + " of the candles are missing, or a day at a stretch");
        }
        odd(
                parts,
                CheckKind.FILLED_CANDLES,
                "candles were drawn between others",
                CandleReport::filled);
        odd(
                parts,
                CheckKind.BAD_PRINTS,
                "candles have a price nobody else saw",
                CandleReport::badPrints);
        Check stale = assessment.check(CheckKind.STALE_CANDLES);
        if (stale.grade() == Grade.DOUBT) {
            parts.add(percent(stale.figure()) + " of the candles have no new price");
        }
        if (parts.isEmpty()) {
            parts.add("the candles look as they should");
        }
        return parts;
    }

    private static String hint(Check large) {
        return large.note().startsWith("nobody") ? " (--volume-unit base or quote)" : "";
    }

    private void odd(
            List<String> parts,
            CheckKind kind,
            String what,
            Function<CandleReport, CandleReport.Found> found) {
        Check check = assessment.check(kind);
        if (check.grade() == Grade.DOUBT) {
            parts.add(count(check) + " " + what + ", the first at " + first(found));
        }
    }

    private String first(Function<CandleReport, CandleReport.Found> found) {
        return assessment.candles().stream()
                .map(found)
                .flatMap(of -> of.at().stream())
                .findFirst()
                .map(Micros::toIso)
                .orElse("?");
    }

    private static String count(Check check) {
        return Numbers.count(Math.round(check.figure()));
    }

    private List<String> evidence() {
        List<String> parts = new ArrayList<>();
        Check sample = assessment.check(CheckKind.SAMPLE);
        parts.add(
                money(assessment.check(CheckKind.NET).figure())
                        + " over "
                        + count(sample)
                        + " trades"
                        + (sample.grade() == Grade.OK
                                ? ""
                                : ", wanted " + Math.round(sample.bound())));
        parts.add(figure(CheckKind.RANDOM_ENTRY, "random entry p ", 3));
        Check bootstrap = assessment.check(CheckKind.BOOTSTRAP);
        parts.add(
                bootstrap.grade() == Grade.NOT_AVAILABLE
                        ? "mean day n/a: " + bootstrap.note()
                        : "mean day at least "
                                + format(bootstrap.figure() * PERCENT, 3)
                                + " % at 95 %");
        Check deflated = assessment.check(CheckKind.DEFLATED_SHARPE);
        if (deflated.grade() != Grade.NOT_AVAILABLE) {
            Check record = assessment.check(CheckKind.TRACK_RECORD);
            parts.add(
                    "Sharpe above luck with probability "
                            + format(deflated.figure(), 3)
                            + " after "
                            + deflated.note()
                            + (record.grade() == Grade.DOUBT ? needed(record) : ""));
        }
        return parts;
    }

    private static String needed(Check record) {
        return Double.isInfinite(record.bound())
                ? ""
                : ", which takes "
                        + Numbers.count((long) Math.ceil(record.bound()))
                        + " days to believe";
    }

    private List<String> fragility() {
        List<String> parts = new ArrayList<>();
        Check even = assessment.check(CheckKind.BREAK_EVEN);
        parts.add(
                "costs took "
                        + money(costs)
                        + (even.grade() == Grade.NOT_AVAILABLE
                                ? ""
                                : "; break-even is "
                                        + format(even.figure(), 2)
                                        + " bp a side, assumed "
                                        + format(even.bound(), 2)));
        left(parts, CheckKind.BEST_TRADES, "best 1 % of trades");
        left(parts, CheckKind.BEST_DAYS, "5 best days");
        Check runs = assessment.check(CheckKind.COSTS);
        if (runs.grade() != Grade.NOT_AVAILABLE) {
            parts.add("net at other costs: " + runs.note());
        }
        Check starts = assessment.check(CheckKind.STARTS);
        if (starts.grade() != Grade.NOT_AVAILABLE) {
            parts.add(
                    percent(starts.figure())
                            + " of the beginnings lead to the same sign, "
                            + starts.note());
        }
        if (assessment.check(CheckKind.TOO_GOOD).grade() == Grade.DOUBT) {
            parts.add("this is too good: look for the error");
        }
        return parts;
    }

    private void left(List<String> parts, CheckKind kind, String without) {
        Check check = assessment.check(kind);
        if (check.grade() == Grade.DOUBT) {
            parts.add(money(check.figure()) + " without the " + without);
        }
    }

    private List<String> money() {
        List<String> parts = new ArrayList<>();
        for (Outlook outlook : assessment.outlook()) {
            parts.add(
                    outlook.days()
                            + " days live: between "
                            + percent(outlook.low())
                            + " and "
                            + percent(outlook.high())
                            + ", below "
                            + percent(outlook.stop())
                            + " stop");
        }
        Double drawdown = assessment.drawdownToStop();
        if (drawdown != null) {
            parts.add("stop at a drawdown of " + percent(drawdown));
        }
        if (parts.isEmpty()) {
            parts.add("n/a: too few days");
        }
        return parts;
    }

    private String figure(CheckKind kind, String name, int decimals) {
        Check check = assessment.check(kind);
        return check.grade() == Grade.NOT_AVAILABLE
                ? name + "n/a: " + check.note()
                : name + format(check.figure(), decimals);
    }

    private String money(double amount) {
        return String.format(Locale.ROOT, "%,.2f %s", amount, quote.code());
    }

    private static String percent(double share) {
        return format(share * PERCENT, 2) + " %";
    }

    private static String format(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
