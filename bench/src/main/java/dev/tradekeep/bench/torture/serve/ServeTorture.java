package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs scenarios one after the other, each on books and a server of its own. */
public final class ServeTorture {
    /** All there are. */
    public static final List<Scenario> SCENARIOS =
            List.of(
                    new ReadOverruns(),
                    new SlowReaders(),
                    new LockHeld(),
                    new FileTakenAway(),
                    new FullDisk(),
                    new ClockGoesBack());

    private ServeTorture() {}

    /** How one went. */
    public enum Outcome {
        /** All that must hold does. */
        HOLDS,
        /** Something does not. */
        FAILS,
        /** This machine cannot do it. */
        UNAVAILABLE
    }

    /**
     * What a scenario found.
     *
     * @param figures a line each
     * @param complaints what did not hold, or why it could not be done; empty when all is well
     */
    public record Result(
            String scenario,
            Outcome outcome,
            List<String> figures,
            List<String> complaints,
            long seconds) {}

    /** Runs one in a temporary folder. One that ends early has failed, too. */
    public static Result run(Scenario scenario, boolean small, Consumer<String> progress) {
        long start = System.nanoTime();
        return WorkFolder.use(folder -> {
            Siege siege =
                    new Siege(
                            folder, small, step -> progress.accept(scenario.name() + ": " + step));
            List<String> complaints = new ArrayList<>();
            Outcome outcome = Outcome.FAILS;
            try {
                scenario.run(siege);
                outcome = siege.complaints().isEmpty() ? Outcome.HOLDS : Outcome.FAILS;
            } catch (Unavailable e) {
                outcome = Outcome.UNAVAILABLE;
                complaints.add(String.valueOf(e.getMessage()));
            } catch (IOException | RuntimeException e) {
                complaints.add("it ended early: " + e);
            }
            complaints.addAll(siege.complaints());
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            return new Result(scenario.name(), outcome, siege.figures(), complaints, seconds);
        });
    }
}
