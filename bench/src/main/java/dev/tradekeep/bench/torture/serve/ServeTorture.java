package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.WorkFolder;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Runs scenarios one after the other, each on books and a server of its own. */
public final class ServeTorture {
    /** All there are. */
    public static final List<Scenario> SCENARIOS = List.of(new ReadOverruns(), new SlowReaders());

    private ServeTorture() {}

    /**
     * What a scenario found.
     *
     * @param figures a line each
     * @param complaints what did not hold; empty when all is well
     */
    public record Result(
            String scenario, List<String> figures, List<String> complaints, long seconds) {}

    /** Runs one in a temporary folder. */
    public static Result run(Scenario scenario, boolean small, Consumer<String> progress) {
        long start = System.nanoTime();
        return WorkFolder.use(folder -> {
            Siege siege =
                    new Siege(
                            folder, small, step -> progress.accept(scenario.name() + ": " + step));
            scenario.run(siege);
            return siege.result(scenario, Duration.ofNanos(System.nanoTime() - start).toSeconds());
        });
    }
}
