package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.PythonPackages;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.report.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Backtesters in Python that are installed from pinned versions and run in a process of their own.
 */
enum PythonPeer {
    BACKTESTING("backtesting.py", "backtesting.txt", Role.EVENT_PEER),
    NAUTILUS("nautilus_trader", "nautilus_trader.txt", Role.EVENT_PEER),
    BACKTRADER("backtrader", "backtrader.txt", Role.EVENT_PEER),
    VECTORBT("vectorbt", "vectorbt.txt", Role.VECTORISED_PEER);

    private static final String SCRIPT = "peer.py";

    /** Begins the line of a round. */
    private static final String ROUND = "round ";

    private static final String SECONDS_MAX = "150";

    private final String label;
    private final String requirements;
    private final Role role;

    PythonPeer(String label, String requirements, Role role) {
        this.label = label;
        this.requirements = requirements;
        this.role = role;
    }

    String label() {
        return label;
    }

    Role role() {
        return role;
    }

    /** The pinned version, as the requirements name it. */
    String version() {
        for (String line : Resources.text(PythonPeer.class, requirements).split("\n", -1)) {
            if (!line.startsWith("-")) {
                return line.substring(line.indexOf("==") + 2);
            }
        }
        throw new IllegalStateException(requirements + " names no version");
    }

    /**
     * What some rounds took.
     *
     * @param seconds of the processor, of each round
     * @param fills of the last
     */
    record Runs(List<Double> seconds, long fills) {
        Runs {
            seconds = List.copyOf(seconds);
        }
    }

    /**
     * Runs the crossover over candles.
     *
     * @param candles a file as the script wants it
     * @param fills where the fills are written
     * @throws Unavailable when it cannot be installed, fails, or takes too long
     */
    Runs run(Path folder, Path candles, int rounds, Path fills) throws Unavailable {
        PythonPackages.requirePython();
        Path packages = PythonPackages.install(PythonPeer.class, requirements);
        Resources.copy(PythonPeer.class, List.of(SCRIPT), folder);
        String printed =
                Program.run(
                        folder,
                        List.of(
                                "timeout",
                                SECONDS_MAX,
                                "env",
                                "PYTHONPATH=" + packages,
                                PythonPackages.PYTHON,
                                folder.resolve(SCRIPT).toString(),
                                label,
                                candles.toString(),
                                Integer.toString(rounds),
                                fills.toString()));
        List<Double> seconds = new ArrayList<>();
        long count = 0;
        for (String line : printed.split("\n", -1)) {
            if (line.startsWith(ROUND)) {
                String[] words = line.split(" ", -1);
                seconds.add(Double.valueOf(words[1]));
                count = Long.parseLong(words[2]);
            }
        }
        if (seconds.size() != rounds) {
            throw new Unavailable(label + " printed " + seconds.size() + " rounds of " + rounds);
        }
        return new Runs(seconds, count);
    }
}
