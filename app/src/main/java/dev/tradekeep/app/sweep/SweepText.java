package dev.tradekeep.app.sweep;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.sweep.Choice;
import dev.tradekeep.engine.sweep.Objective;
import dev.tradekeep.engine.sweep.Trial;
import dev.tradekeep.model.time.Micros;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** Tells people what a sweep found: the same text for the same sweep. */
public final class SweepText {
    /** Of the table the best are shown. */
    private static final int ROWS = 20;

    private static final int NAME_WIDTH = 13;
    private static final int COLUMN = 12;

    private final PrintWriter out;
    private final SweepRun run;

    public SweepText(PrintWriter out, SweepRun run) {
        this.out = out;
        this.run = run;
    }

    /** Prints all of it. */
    public void print() {
        for (BacktestFeed feed : run.searched()) {
            line(
                    "candles",
                    Numbers.count(feed.candles().count())
                            + " of "
                            + feed.listed().instrument().symbol()
                            + ", one a "
                            + feed.interval()
                            + ", "
                            + Micros.toIso(feed.firstOpenTime())
                            + " to "
                            + Micros.toIso(feed.lastOpenTime()));
        }
        line(
                "sweep",
                run.base().plan().strategies().getFirst().strategy().name()
                        + " "
                        + String.join(
                                " ",
                                run.search().space().axes().stream()
                                        .map(Object::toString)
                                        .toList()));
        table();
        HeatMap map = HeatMap.of(run.search().space(), run.trials(), run.search().objective());
        lines(
                "map",
                map.lines(
                        run.findings()
                                .choice()
                                .map(choice -> choice.trial().place())
                                .orElse(null)));
        SweepLines.of(run).forEach(about -> lines(about.about(), about.texts()));
    }

    /** The best, with the choice where it is not among them. */
    private void table() {
        Objective objective = run.search().objective();
        List<Trial> best =
                run.trials().stream()
                        .filter(trial -> !trial.isRefused())
                        .sorted(
                                Comparator.comparingDouble((Trial trial) -> trial.score(objective))
                                        .reversed()
                                        .thenComparing(Trial::place))
                        .limit(ROWS)
                        .toList();
        int width =
                best.stream()
                        .mapToInt(trial -> run.search().space().text(trial.place()).length())
                        .max()
                        .orElse(0);
        StringBuilder head = new StringBuilder(" ".repeat(width));
        Trial.MEASURES.forEach(measure -> head.append(cell(measure.title())));
        line("best", head.append(cell("trades")).toString());
        Trial chosen = run.findings().choice().map(Choice::trial).orElse(null);
        for (Trial trial : best) {
            line(trial.equals(chosen) ? "◆" : "", row(trial, width));
        }
        if (chosen != null && !best.contains(chosen)) {
            line("◆", row(chosen, width));
        }
    }

    private String row(Trial trial, int width) {
        String name = run.search().space().text(trial.place());
        StringBuilder row =
                new StringBuilder(name).append(" ".repeat(Math.max(0, width - name.length())));
        Trial.MEASURES.forEach(
                measure -> row.append(cell(SweepLines.number(trial.figure(measure)))));
        return row.append(cell(Numbers.count(trial.trades()))).toString();
    }

    private static String cell(String text) {
        String shown = text.length() > COLUMN ? text.substring(0, COLUMN) : text;
        return " ".repeat(COLUMN + 1 - shown.length()) + shown;
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
