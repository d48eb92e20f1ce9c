package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.process.Launcher;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A strategy in a file, compiled, loaded and described by a command. */
final class StrategyFileLoop {
    private static final String CLASS = "Measured";
    private static final String NAME = "measured";
    private static final String FOLDER = "strategies";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder;
    private final Path launcher;
    private final Path strategies;

    /**
     * Has the program write a strategy.
     *
     * @param prepare whether the launcher trains its class archive first, when there is none
     * @param folder an empty one
     * @throws Unavailable when the application is not built
     */
    StrategyFileLoop(boolean prepare, Path folder) throws Unavailable {
        this.folder = folder;
        launcher = Launcher.script();
        if (prepare) {
            Launcher.prepare(launcher);
        }
        strategies = folder.resolve(FOLDER);
        run("strategy", "new", CLASS, "--folder", strategies.toString());
    }

    /** From the start of the command to its end. */
    double millis() throws Unavailable {
        long start = System.nanoTime();
        String shown = run("strategy", "show", NAME, "--strategies", strategies.toString());
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (!shown.contains(CLASS + ".java")) {
            throw new IllegalStateException("Wanted the strategy of the file, found " + shown);
        }
        return millis;
    }

    private String run(String... words) throws Unavailable {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("env", "TRADEKEEP_SKIP_BUILD=1", launcher.toString()));
        command.addAll(List.of(words));
        return Program.run(folder, command);
    }
}
