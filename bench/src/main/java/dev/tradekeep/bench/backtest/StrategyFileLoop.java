package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.process.Launcher;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A strategy in a file, compiled, loaded and tried by the command that does that. */
final class StrategyFileLoop {
    private static final String NAME = "Measured";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder;
    private final Path launcher;
    private final Path file;

    /**
     * Has the program write a strategy.
     *
     * @param prepare whether the launcher trains its class archive first, when there is none
     * @param folder an empty one
     * @throws Unavailable when the application is not built
     */
    StrategyFileLoop(boolean prepare, Path folder) throws IOException, Unavailable {
        this.folder = folder;
        launcher = Launcher.script();
        if (prepare) {
            Launcher.prepare(launcher);
        }
        file = folder.resolve(NAME + ".java");
        run("strategy", "new", NAME, "--folder", folder.toString());
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("Wanted " + file + ", found none.");
        }
    }

    /** From the start of the command to its end. */
    double millis() throws Unavailable {
        long start = System.nanoTime();
        run("strategy", "check", file.toString());
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private void run(String... words) throws Unavailable {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("env", "TRADEKEEP_SKIP_BUILD=1", launcher.toString()));
        command.addAll(List.of(words));
        Program.run(folder, command);
    }
}
