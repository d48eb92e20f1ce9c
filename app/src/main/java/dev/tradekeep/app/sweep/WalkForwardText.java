package dev.tradekeep.app.sweep;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What a walk forward says of its folds; of the account the report of a backtest tells. */
public final class WalkForwardText {
    /** What stands above the table of folds. */
    public static final List<String> HEAD =
            List.of("judged from", "until", "parameters", "learnt", "earned");

    private static final double PERCENT = 100;

    private WalkForwardText() {}

    /** Prints the folds. */
    public static void print(PrintWriter out, WalkForward walk) {
        String name = "folds";
        for (List<String> row : rows(walk)) {
            out.println("  " + pad(name, 13) + String.join("  ", row));
            name = "";
        }
        name = "walk";
        for (String line : lines(walk)) {
            out.println("  " + pad(name, 13) + line);
            name = "";
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    /** A row for each fold. */
    public static List<List<String>> rows(WalkForward walk) {
        return walk.folds().stream()
                .map(fold ->
                        List.of(
                                Micros.toIso(fold.testFrom()),
                                Micros.toIso(fold.testUntil()),
                                fold.text(),
                                percent(fold.learnt()),
                                percent(fold.earned())))
                .toList();
    }

    /** What they say together. */
    public static List<String> lines(WalkForward walk) {
        Asset quote = walk.run().plan().portfolios().getFirst().quote();
        long flat = walk.folds().stream().filter(fold -> fold.parameters().isEmpty()).count();
        return List.of(
                Numbers.count(walk.folds().size())
                        + " folds, "
                        + Numbers.count(walk.candidates())
                        + " candidates each, an embargo of "
                        + Numbers.count(walk.embargo())
                        + " candles; the hold-out from "
                        + Micros.toIso(walk.holdOutFrom())
                        + " on is closed",
                "together "
                        + percent(walk.total())
                        + "; efficiency "
                        + (Double.isNaN(walk.efficiency())
                                ? "n/a: nothing was earned in what was learnt from"
                                : SweepLines.number(walk.efficiency())
                                        + " of what was earned in what was learnt from"),
                "seams cost "
                        + Numbers.money(walk.seamCost(), quote)
                        + "; flat for want of a candidate above 0 in "
                        + Numbers.count(flat)
                        + (flat == 1 ? " fold" : " folds"));
    }

    private static String percent(double share) {
        return Double.isNaN(share)
                ? "n/a"
                : String.format(Locale.ROOT, "%+.2f %%", PERCENT * share);
    }

    /** The folds as {@link Json} properties. */
    public static void write(JsonGenerator json, WalkForward walk) {
        Asset quote = walk.run().plan().portfolios().getFirst().quote();
        json.writeNumberProperty("embargo", walk.embargo());
        json.writeNumberProperty("candidates", walk.candidates());
        json.writeNumberProperty("total", walk.total());
        if (!Double.isNaN(walk.efficiency())) {
            json.writeNumberProperty("efficiency", walk.efficiency());
        }
        json.writeStringProperty("seamCost", FixedPoint.format(walk.seamCost(), quote.scale()));
        json.writeStringProperty("holdOutFrom", Micros.toIso(walk.holdOutFrom()));
        json.writeArrayPropertyStart("items");
        for (Fold fold : walk.folds()) {
            json.writeStartObject();
            json.writeStringProperty("trainFrom", Micros.toIso(fold.trainFrom()));
            json.writeStringProperty("trainUntil", Micros.toIso(fold.trainUntil()));
            json.writeStringProperty("testFrom", Micros.toIso(fold.testFrom()));
            json.writeStringProperty("testUntil", Micros.toIso(fold.testUntil()));
            json.writeObjectPropertyStart("parameters");
            fold.parameters().forEach(json::writeStringProperty);
            json.writeEndObject();
            if (!Double.isNaN(fold.score())) {
                json.writeNumberProperty("score", fold.score());
                json.writeNumberProperty("learnt", fold.learnt());
            }
            json.writeNumberProperty("earned", fold.earned());
            json.writeStringProperty("seamCost", FixedPoint.format(fold.seamCost(), quote.scale()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
