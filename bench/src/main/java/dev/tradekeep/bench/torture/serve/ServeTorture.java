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
                    new Scenario(
                            "read-overruns",
                            "100,000 reads pass their time limit; the next one is answered, the server is ready,"
                                    + " and the write-ahead log does not grow.",
                            ReadOverruns::new),
                    new Scenario(
                            "slow-readers",
                            "2,000 sockets with small windows ask for large replies and do not"
                                    + " read them; others are answered as soon as by a server"
                                    + " left alone, give or take 1 s, none is cut off, and"
                                    + " collections of garbage take a fifth of the time at most.",
                            SlowReaders::new),
                    new Scenario(
                            "lock-held",
                            "Another program holds the write lock for 65 s; orders are answered with 503 within"
                                    + " 10 s, reads go on, afterwards the engine does, and each order is there once.",
                            LockHeld::new),
                    new Scenario(
                            "file-taken-away",
                            "The file is moved, deleted and replaced while the server trades; it answers 503,"
                                    + " acknowledges nothing more and says so at its end, and no file is damaged.",
                            FileTakenAway::new),
                    new Scenario(
                            "full-disk",
                            "The disk is filled and emptied five times while the server trades; entries are"
                                    + " refused with 507, exits and halts are booked, and nothing is lost.",
                            FullDisk::new),
                    new Scenario(
                            "clock-goes-back",
                            "The clock goes four years ahead, back, and 200 times anywhere within a month, with"
                                    + " orders and backups between; every copy just made stays and is sound, the"
                                    + " archive makes the books again, and nothing is lost.",
                            ClockGoesBack::new));

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
                scenario.attack().get().run(siege);
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
