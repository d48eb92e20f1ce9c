package dev.tradekeep.app.sweep;

import dev.tradekeep.app.backtest.page.Html;
import dev.tradekeep.app.backtest.page.PageFile;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.sweep.Choice;
import dev.tradekeep.engine.sweep.Place;
import dev.tradekeep.engine.sweep.Trial;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sweep for people who would rather look than read. */
public final class SweepPage {
    private static final int ROWS = 50;
    private static final int WIDTH = 920;
    private static final int LEFT = 84;
    private static final int TOP = 8;
    private static final int BOTTOM = 40;
    private static final int CELL_MAX = 40;
    private static final int ROW_MIN = 14;

    /** Names along an edge at most. */
    private static final int NAMES = 12;

    private static final double PALEST = 0.08;

    private final Html out = new Html();
    private final SweepRun run;
    private final HeatMap map;
    private final @Nullable Place chosen;

    private SweepPage(SweepRun run) {
        this.run = run;
        map = HeatMap.of(run.search().space(), run.trials(), run.search().objective());
        chosen = run.findings().choice().map(Choice::trial).map(Trial::place).orElse(null);
    }

    /**
     * Writes the page into a file, which is there whole or not at all.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when it cannot be written
     */
    public static void write(Path file, SweepRun run) {
        PageFile.write(file, new SweepPage(run).page());
    }

    private String page() {
        String strategy = run.base().plan().strategies().getFirst().strategy().name();
        PageFile.open(out, "Sweep of " + strategy);
        out.raw("<header>").element("h1", "Sweep of " + strategy);
        out.element(
                "p",
                String.join(
                        " · ",
                        run.search().space().axes().stream().map(Object::toString).toList()));
        out.raw("<dl>");
        for (SweepLines.Line line : SweepLines.of(run)) {
            out.element("dt", line.about());
            out.raw("<dd>");
            line.texts().forEach(text -> out.raw("<div>").text(text).raw("</div>"));
            out.raw("</dd>");
        }
        out.raw("</dl></header>");
        heat();
        table();
        return PageFile.close(out);
    }

    private void heat() {
        String title = run.search().objective().measure().title() + " of each point";
        int cell = Math.min(CELL_MAX, (WIDTH - LEFT) / map.columns());
        int row = Math.clamp(cell, ROW_MIN, CELL_MAX);
        int height = TOP + map.rows() * row + BOTTOM;
        out.raw("<section>").element("h2", title);
        out.raw("<div class=\"chart\"><svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        out.element("title", title);
        for (int y = 0; y < map.rows(); y++) {
            for (int x = 0; x < map.columns(); x++) {
                cell(x, y, cell, row);
            }
        }
        names(cell, row, height);
        out.raw("</svg></div>");
        out.raw("<p class=\"note\">")
                .text("The darker, the better; the frame is the choice; empty: no score.")
                .raw("</p></section>");
    }

    private void cell(int x, int y, int width, int height) {
        boolean isChoice = chosen != null && map.row(chosen) == y && map.column(chosen) == x;
        double score = map.at(y, x);
        if (Double.isNaN(score)) {
            return;
        }
        out.raw(
                "<rect class=\"heat%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                        + " fill-opacity=\"%.3f\">",
                isChoice ? " choice" : "",
                LEFT + x * width,
                TOP + y * height,
                width - 1,
                height - 1,
                PALEST + (1 - PALEST) * map.rank(y, x));
        String down = map.downName();
        out.element(
                "title",
                map.acrossName()
                        + "="
                        + map.columnName(x)
                        + (down.isEmpty() ? "" : ", " + down + "=" + map.rowName(y))
                        + ": "
                        + SweepLines.number(score));
        out.raw("</rect>");
    }

    private void names(int cell, int row, int height) {
        int every = (map.columns() + NAMES - 1) / NAMES;
        for (int x = 0; x < map.columns(); x += every) {
            out.raw(
                    "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">",
                    LEFT + x * cell + cell / 2, height - BOTTOM + 14);
            out.text(map.columnName(x)).raw("</text>");
        }
        out.raw("<text class=\"axis\" x=\"%d\" y=\"%d\">", LEFT, height - 6);
        out.text(
                map.acrossName()
                        + (map.downName().isEmpty() ? "" : ", " + map.downName() + " down"));
        out.raw("</text>");
        int lines = (map.rows() + 2 * NAMES - 1) / (2 * NAMES);
        for (int y = 0; y < map.rows(); y += lines) {
            out.raw(
                    "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"end\">",
                    LEFT - 8, TOP + y * row + row / 2 + 4);
            out.text(map.rowName(y)).raw("</text>");
        }
    }

    private void table() {
        List<Trial> best =
                run.trials().stream()
                        .filter(trial -> !trial.isRefused())
                        .sorted(
                                Comparator.comparingDouble((Trial trial) ->
                                                trial.score(run.search().objective()))
                                        .reversed()
                                        .thenComparing(Trial::place))
                        .limit(ROWS)
                        .toList();
        out.raw("<section>").element("h2", "The best " + best.size());
        out.raw("<div class=\"chart\"><table><thead><tr>").element("th", "parameters");
        Trial.MEASURES.forEach(measure -> out.element("th", measure.title()));
        out.element("th", "trades").raw("</tr></thead><tbody>");
        for (Trial trial : best) {
            out.raw("<tr>");
            String mark = chosen != null && trial.place().equals(chosen) ? "◆ " : "";
            out.element("td", mark + run.search().space().text(trial.place()));
            Trial.MEASURES.forEach(
                    measure -> out.element("td", SweepLines.number(trial.figure(measure))));
            out.element("td", Numbers.count(trial.trades()));
            out.raw("</tr>");
        }
        out.raw("</tbody></table></div></section>");
    }
}
