package dev.tradekeep.app.sweep;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.engine.sweep.Choice;
import dev.tradekeep.engine.sweep.SweepFindings;
import dev.tradekeep.engine.sweep.SweepSpace;
import dev.tradekeep.engine.sweep.Trial;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sweep found, in sentences. */
public final class SweepLines {
    private static final double OVERFITTING_OK = 0.1;
    private static final double OVERFITTING_DOUBT = 0.5;
    private static final double CONFIDENCE = 0.05;
    private static final double FAIR = 0.2;
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.9;
    private static final double PERCENT = 100;

    private SweepLines() {}

    /**
     * Some sentences about one thing.
     *
     * @param about a word or two
     */
    public record Line(String about, List<String> texts) {
        public Line {
            texts = List.copyOf(texts);
        }
    }

    /** All of them, in the order in which they are told. */
    public static List<Line> of(SweepRun run) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("choice", choice(run)));
        lines.add(new Line("doubts", doubts(run)));
        lines.add(new Line("luck", luck(run)));
        lines.add(new Line("hold-out", holdOut(run)));
        lines.add(new Line("trials", List.of(trials(run))));
        return lines;
    }

    private static List<String> choice(SweepRun run) {
        if (run.findings().choice().isEmpty()) {
            return List.of(
                    "none: no point with "
                            + Trial.TRADES_MIN
                            + " closed trades has "
                            + objective(run)
                            + why(run)
                            + ", or none whose neighbours have");
        }
        Choice choice = run.findings().choice().get();
        SweepSpace space = run.search().space();
        return List.of(
                space.text(choice.trial().place())
                        + ": "
                        + objective(run)
                        + " "
                        + number(choice.trial().score(run.search().objective()))
                        + ", with its neighbours "
                        + number(choice.neighbourhood())
                        + " (the median)",
                "the peak is "
                        + space.text(choice.peak().place())
                        + " with "
                        + number(choice.peak().score(run.search().objective())),
                "try it: backtest check " + command(run, choice));
    }

    private static String why(SweepRun run) {
        boolean everyone =
                run.trials().stream()
                        .allMatch(trial -> trial.isRefused() || trial.trades() < Trial.TRADES_MIN);
        return everyone ? "; none has so many trades" : "";
    }

    private static String command(SweepRun run, Choice choice) {
        return run.base().plan().strategies().getFirst().strategy().name()
                + ":"
                + run.search().space().text(choice.trial().place());
    }

    private static String objective(SweepRun run) {
        return run.search().objective().measure().title();
    }

    private static List<String> doubts(SweepRun run) {
        List<String> doubts = new ArrayList<>();
        run.findings()
                .choice()
                .ifPresent(choice -> {
                    if (choice.isPeaked()) {
                        doubts.add(
                                "the peak is more than twice the choice: a spike that its neighbours"
                                        + " do not share");
                    }
                    if (!choice.edges().isEmpty()) {
                        doubts.add(
                                "the choice is at the edge of "
                                        + String.join(" and ", choice.edges())
                                        + ": what lies beyond was not tried");
                    }
                    if (choice.neighbourhood() <= 0) {
                        doubts.add("nothing that was tried is better than cash");
                    }
                });
        return doubts.isEmpty() ? List.of("none of the choice itself") : doubts;
    }

    private static List<String> luck(SweepRun run) {
        SweepFindings found = run.findings();
        List<String> lines = new ArrayList<>();
        lines.add(SweepJob.luck(found.trials()));
        lines.add(
                Double.isNaN(run.deflated())
                        ? "deflated Sharpe n/a: too few days or trials"
                        : "deflated Sharpe "
                                + number(run.deflated())
                                + grade(run.deflated() >= SURE, run.deflated() >= LIKELY)
                                + ": how sure it is better than the luckiest of "
                                + Numbers.count(found.trials())
                                + ", which amount to "
                                + number(found.effectiveTrials())
                                + " independent ones");
        lines.add(
                Double.isNaN(found.overfitting())
                        ? "overfitting n/a: it needs 40 whole days and two trials"
                        : "overfitting "
                                + percent(found.overfitting())
                                + grade(
                                        found.overfitting() <= OVERFITTING_OK,
                                        found.overfitting() <= OVERFITTING_DOUBT)
                                + ": how often the best of one half of the time is below the middle"
                                + " in the other"
                                + (found.overfittingTrials() < found.trials()
                                        ? ", of "
                                                + Numbers.count(found.overfittingTrials())
                                                + " trials spread evenly"
                                        : ""));
        lines.add(
                Double.isNaN(found.realityCheck())
                        ? "reality check n/a: too few days or trials"
                        : "reality check p "
                                + number(found.realityCheck())
                                + grade(
                                        found.realityCheck() <= CONFIDENCE,
                                        found.realityCheck() <= FAIR)
                                + ": how often the best of worthless trials beats buy-and-hold by as"
                                + " much");
        return lines;
    }

    /** The grade of a figure, in brackets. */
    static String grade(boolean isOk, boolean isDoubt) {
        return isOk ? " (ok)" : isDoubt ? " (doubt)" : " (fail)";
    }

    private static List<String> holdOut(SweepRun run) {
        List<String> lines = new ArrayList<>();
        lines.add("from " + Micros.toIso(run.holdOutFrom()) + " on: closed to the search");
        BacktestOutcome look = run.look();
        if (look != null) {
            lines.add(
                    "the choice there: return "
                            + figure(look, Measure.RETURN)
                            + ", Sharpe "
                            + figure(look, Measure.SHARPE)
                            + ", "
                            + Numbers.count(look.trips().size())
                            + " closed trades");
        }
        lines.add(looks(run));
        return lines;
    }

    private static String looks(SweepRun run) {
        if (run.counted() == 0) {
            return run.look() == null
                    ? "--look runs the choice there; without --db looks are not counted"
                    : "a look: each one makes the next worth less; without --db they are not counted";
        }
        return run.looks() == 0
                ? "nobody has looked yet; --look runs the choice there"
                : "looked at "
                        + Numbers.count(run.looks())
                        + (run.looks() == 1 ? " time" : " times")
                        + " with this strategy, runs by hand included: each look makes the next worth"
                        + " less";
    }

    private static String figure(BacktestOutcome outcome, Measure measure) {
        return outcome.accounts().getFirst().statistics().account().get(measure)
                        instanceof Statistic.Value(double value)
                ? number(value)
                : "n/a";
    }

    private static String trials(SweepRun run) {
        int refused = (int) run.trials().stream().filter(Trial::isRefused).count();
        String tried =
                Numbers.count(run.trials().size() - refused)
                        + " by "
                        + Word.of(run.search().method())
                        + (refused == 0
                                ? ""
                                : ", " + Numbers.count(refused) + " refused by the strategy");
        if (!run.coarse().isEmpty()) {
            tried =
                    "first "
                            + Numbers.count(run.coarse().size())
                            + " over longer candles, then "
                            + tried;
        }
        return run.counted() == 0
                ? tried + "; without --db trials are not counted"
                : tried
                        + "; "
                        + Numbers.count(run.counted())
                        + " of this strategy on candles that overlap by now";
    }

    /** A figure for people. */
    public static String number(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }
}
