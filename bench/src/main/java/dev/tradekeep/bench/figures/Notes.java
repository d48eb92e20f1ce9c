package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.data.Sizes;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a reader must know to judge the figures; first of all where ours is behind. */
final class Notes {
    static final String UNEXPLAINED = "not explained yet";

    private Notes() {}

    static List<String> of(Sizes sizes, List<BenchRow> rows) {
        List<String> notes = new ArrayList<>();
        notes.add(
                ("Scale %s: %,d orders (%,d open), %,d trades, %,d positions (%,d open),"
                                + " %,d accounts, %,d instruments, %,d candles.")
                        .formatted(
                                sizes.text(),
                                sizes.orders(),
                                sizes.openOrders(),
                                3 * sizes.orders(),
                                sizes.positions(),
                                sizes.openPositions(),
                                Sizes.ACCOUNTS,
                                Sizes.INSTRUMENTS,
                                sizes.candles()));
        notes.add(
                "before: the same rows without secondary indexes and roll-ups, SQLite's own settings, every"
                        + " statement prepared anew, every row inserted in a transaction of its own."
                        + " Primary keys stay, but for that of positions, which is of two columns and so an"
                        + " index of a plain table.");
        notes.add(
                "A ratio is how many times as fast ours is: the median of the rounds, in which all take"
                        + " turns. Percentiles are of all operations.");
        notes.add(
                "The rows of all subjects are compared with ours before they are measured; those of"
                        + " freqtrade, whose models have columns of their own, are counted.");
        rows.forEach(row -> addWhereBehind(row, notes));
        return notes;
    }

    private static void addWhereBehind(BenchRow row, List<String> notes) {
        new TreeMap<>(row.ranges())
                .forEach((other, range) -> {
                    double ratio = row.ratios().getOrDefault(other, 1.0);
                    if (ratio < 1 && range.shown()) {
                        String reason = Explanations.of(row.work(), other);
                        notes.add(
                                "Behind: %s is %s of %s (%s – %s): %s."
                                        .formatted(
                                                row.work(),
                                                Figures.ratio(ratio),
                                                other,
                                                Figures.ratio(range.min()),
                                                Figures.ratio(range.max()),
                                                reason.isEmpty() ? UNEXPLAINED : reason));
                    }
                });
    }
}
