package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.data.DataSet;
import dev.tradekeep.bench.figures.data.Sizes;
import dev.tradekeep.bench.figures.driver.CountingProcess;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What an operation costs in counts that do not depend on the machine's speed, next to the counts
 * stored with the sources: steps of SQLite's virtual machine, how many times as many were taken
 * before, and bytes allocated.
 */
public final class Counts {
    /** A count may be worse than the stored one by a quarter. */
    private static final double LOSS_MAX = 1.25;

    private static final double SCALE = 0.002;
    private static final String STORED = "counts.properties";

    /**
     * One count.
     *
     * @param name such as {@code positions.steps}
     * @param stored what it was; negative when none is stored
     * @param found what it is
     * @param moreIsBetter whether it is a gain
     */
    public record Count(String name, double stored, double found, boolean moreIsBetter) {
        /** Whether it is worse than what is stored by more than a quarter, or nothing is stored. */
        public boolean isLoss() {
            if (stored < 0) {
                return true;
            }
            return moreIsBetter ? found * LOSS_MAX < stored : found > stored * LOSS_MAX;
        }

        /** In one line, such as {@code positions.steps 1,200, stored 1,180}. */
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%s %,.1f, %s",
                    name,
                    found,
                    stored < 0
                            ? "none stored"
                            : String.format(Locale.ROOT, "stored %,.1f", stored));
        }
    }

    private Counts() {}

    /**
     * Counts on a small data set, in processes of their own.
     *
     * @param instructions whether the processor's instructions are counted too, which takes minutes
     * @param progress hears of each step
     */
    public static List<Count> run(boolean instructions, Consumer<String> progress) {
        try {
            Sizes sizes = new Sizes(SCALE);
            DataSet data = DataSet.of(sizes, progress);
            progress.accept("counting");
            return compare(count(sizes, data, instructions, progress), stored());
        } catch (Unavailable e) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL, "Nothing can be counted: " + e.reason() + ".", e);
        }
    }

    private static Map<String, Double> count(
            Sizes sizes, DataSet data, boolean instructions, Consumer<String> progress)
            throws Unavailable {
        return WorkFolder.use(folder -> {
            Statements.write(folder, sizes);
            try {
                Map<String, Double> found = counted(Program.run(folder, command(folder, data)));
                if (instructions) {
                    found.putAll(Instructions.count(folder, data.books(), progress));
                }
                return found;
            } catch (Unavailable e) {
                throw new IOException(e.reason(), e);
            }
        });
    }

    private static Map<String, Double> counted(String printed) {
        Map<String, Double> found = new TreeMap<>();
        printed.lines()
                .map(line -> line.split(" ", -1))
                .forEach(words -> {
                    double steps = Double.parseDouble(words[1]);
                    found.put(words[0] + ".steps", steps);
                    found.put(words[0] + ".gain", Double.parseDouble(words[2]) / steps);
                    found.put(words[0] + ".bytes", Double.parseDouble(words[3]));
                });
        return found;
    }

    private static List<String> command(Path folder, DataSet data) {
        List<String> command = new ArrayList<>(Program.java(CountingProcess.class));
        command.add(1, "-Xint");
        command.addAll(
                List.of(folder.toString(), data.books().toString(), data.before().toString()));
        Stream.of(Work.values()).map(Work::label).forEach(command::add);
        return command;
    }

    private static Map<String, Double> stored() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resources.text(Counts.class, STORED)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Double> stored = new TreeMap<>();
        properties.forEach(
                (name, value) -> stored.put(name.toString(), Double.valueOf(value.toString())));
        return stored;
    }

    static List<Count> compare(Map<String, Double> found, Map<String, Double> stored) {
        return found.entrySet().stream()
                .map(count ->
                        new Count(
                                count.getKey(),
                                stored.getOrDefault(count.getKey(), -1.0),
                                count.getValue(),
                                count.getKey().endsWith(".gain")))
                .toList();
    }
}
