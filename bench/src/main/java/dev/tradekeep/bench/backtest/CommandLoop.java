package dev.tradekeep.bench.backtest;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.bench.market.MarketFiles;
import dev.tradekeep.bench.process.Launcher;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The command as people start it, from the start of its process to the report that it prints:
 * candles from the database, every fill and fee booked in memory, the result stored.
 */
final class CommandLoop {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path folder;
    private final Path launcher;
    private final Path imported;
    private final int candles;

    /**
     * Imports candles into new books.
     *
     * @param prepare whether the launcher trains its class archive first, when there is none
     * @param folder an empty one
     * @throws Unavailable when the application is not built
     */
    CommandLoop(int candles, boolean prepare, Path folder) throws IOException, Unavailable {
        this.candles = candles;
        this.folder = folder;
        launcher = Launcher.script();
        if (prepare) {
            Launcher.prepare(launcher);
        }
        imported = folder.resolve("imported.db");
        Path csv = MarketFiles.candles(folder, candles);
        run(imported, "market", "import", "candles", csv.toString(), "--instrument", "BTC/USD");
    }

    /** Candles a second, from the start of the command to its end. */
    double rate() throws IOException, Unavailable {
        Path file = folder.resolve("run.db");
        Files.copy(imported, file, StandardCopyOption.REPLACE_EXISTING);
        long start = System.nanoTime();
        String report =
                run(
                        file,
                        "backtest",
                        "run",
                        "crossover",
                        "--instrument",
                        "BTC/USD",
                        "--interval",
                        "1m");
        double nanos = System.nanoTime() - start;
        if (!report.contains(Numbers.count(candles) + " of BTC/USD")) {
            throw new IllegalStateException("Wanted " + candles + " candles, found " + report);
        }
        return candles * NANOS_PER_SECOND / nanos;
    }

    /** Runs the build that is there on books. */
    private String run(Path books, String... words) throws Unavailable {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("env", "TRADEKEEP_SKIP_BUILD=1", launcher.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--db", books.toString()));
        return Program.run(folder, command);
    }
}
