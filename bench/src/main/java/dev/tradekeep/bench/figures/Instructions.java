package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.driver.RepeatingProcess;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instructions that a processor carries out for an operation, ours and those of SQLite and of
 * Java's interpreter, as valgrind counts them: a process that does the operation a few times is
 * taken off one that does it more often. A compiler at run time would make noise of the count.
 */
final class Instructions {
    private static final String VALGRIND = "valgrind";

    /** Pays for classes, prepared statements and pages, which are no part of an operation. */
    private static final int FEW = 20;

    private static final int MORE = 60;
    private static final Pattern COUNTED = Pattern.compile("I\\s+refs:\\s+([0-9,]+)");

    private Instructions() {}

    /**
     * Counts, by names such as {@code positions.instructions}.
     *
     * @throws Unavailable when valgrind is not there or fails
     */
    static Map<String, Double> count(Path folder, Path books, Consumer<String> progress)
            throws Unavailable {
        if (!Program.isOnPath(VALGRIND)) {
            throw new Unavailable("valgrind is not on the path");
        }
        Map<String, Double> found = new TreeMap<>();
        for (Work work : Work.values()) {
            progress.accept("counting the instructions of " + work.label());
            long few = run(folder, books, work, FEW);
            long more = run(folder, books, work, MORE);
            found.put(work.label() + ".instructions", (more - few) / (double) (MORE - FEW));
        }
        return found;
    }

    private static long run(Path folder, Path books, Work work, int times) throws Unavailable {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                VALGRIND,
                                "--tool=cachegrind",
                                "--cache-sim=no",
                                "--cachegrind-out-file=/dev/null"));
        command.addAll(Program.java(RepeatingProcess.class));
        command.add(5, "-Xint");
        command.addAll(
                List.of(
                        folder.toString(),
                        books.toString(),
                        work.label(),
                        Integer.toString(times)));
        String printed = Program.run(folder, command);
        Matcher counted = COUNTED.matcher(printed);
        if (!counted.find()) {
            throw new Unavailable("valgrind printed no count of instructions");
        }
        return Long.parseLong(counted.group(1).replace(",", ""));
    }
}
