package dev.tradekeep.bench.settings;

import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.sqlite.Sqlite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the ten settings of the profile are worth, together and each on its own. */
public final class SettingsBench {
    private static final int ROUNDS = 5;
    private static final int TURNS = 10;
    private static final int SMALL_ROUNDS = 1;
    private static final int SMALL_TURNS = 3;
    private static final int WARM_UP_RUNS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private SettingsBench() {}

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        int rounds = small ? SMALL_ROUNDS : ROUNDS;
        int turns = small ? SMALL_TURNS : TURNS;
        List<Variant> variants = Variant.all();
        return WorkFolder.use(folder -> {
            progress.accept("warming up");
            for (int i = 0; i < (small ? 1 : WARM_UP_RUNS); i++) {
                turnsPerSecond(folder, variants.getFirst(), turns);
                turnsPerSecond(folder, variants.get(1), turns);
            }
            progress.accept("measuring " + variants.size() + " variants");
            Map<Variant, Figures> found =
                    Rounds.interleave(variants, rounds, one -> turnsPerSecond(folder, one, turns));
            return report(machine, found, rounds);
        });
    }

    private static double turnsPerSecond(Path folder, Variant variant, int turns) {
        try {
            return turns * NANOS_PER_SECOND / TradingLoad.run(folder, variant, turns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BenchReport report(Machine machine, Map<Variant, Figures> found, int rounds) {
        double defaults = median(found, Variant.DEFAULTS);
        double profile = median(found, Variant.PROFILE);
        List<BenchRow> rows = new ArrayList<>();
        found.forEach((variant, figures) -> {
            Map<String, Double> ratios = new LinkedHashMap<>();
            ratios.put(Variant.DEFAULTS, figures.median() / defaults);
            ratios.put(Variant.PROFILE, figures.median() / profile);
            rows.add(
                    new BenchRow(
                            "trading-load",
                            variant.name(),
                            Unit.OPERATIONS_PER_SECOND,
                            figures,
                            ratios,
                            List.of()));
        });
        return new BenchReport(
                "settings",
                machine,
                Map.of("java", Runtime.version().toString(), "SQLite", Sqlite.version()),
                Map.of(),
                List.of(
                        "%d rounds in turn; one operation is a turn of 20 orders in transactions of"
                                        .formatted(rounds)
                                + " their own, 500 candles, 500 reads by key and one scan."),
                rows);
    }

    private static double median(Map<Variant, Figures> found, String name) {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .mapToDouble(entry -> entry.getValue().median())
                .findFirst()
                .orElseThrow();
    }
}
