package dev.tradekeep.bench.simulate;

import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.engine.simulation.Fault;
import dev.tradekeep.engine.simulation.Simulation;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Runs simulations, each with books of its own, and makes the ones that fail smaller. */
public final class Simulations {
    private Simulations() {}

    /**
     * What is to be run.
     *
     * @param from the first seed
     * @param faults what may go wrong
     * @param bars candles of each
     */
    public record Wanted(long from, int seeds, Set<Fault> faults, int bars) {
        public Wanted {
            faults = Set.copyOf(faults);
        }
    }

    /**
     * A seed that failed, with as few faults and candles as it still fails with.
     *
     * @param differences what is wrong
     */
    public record Failure(long seed, Set<Fault> faults, int bars, List<String> differences) {
        public Failure {
            faults = Set.copyOf(faults);
            differences = List.copyOf(differences);
        }
    }

    /** What came of all of them. */
    public record Report(
            int seeds, long crashes, long orders, List<Failure> failures, long seconds) {
        public Report {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Runs them.
     *
     * @param progress hears a line now and then
     */
    public static Report run(Wanted wanted, Consumer<String> progress) {
        return WorkFolder.use(folder -> {
            long start = System.nanoTime();
            long crashes = 0;
            long orders = 0;
            List<Failure> failures = new ArrayList<>();
            for (int i = 0; i < wanted.seeds(); i++) {
                long seed = wanted.from() + i;
                Simulation.Result result = one(folder, seed, wanted.faults(), wanted.bars());
                crashes += result.crashes();
                orders += result.orders();
                if (!result.differences().isEmpty()) {
                    progress.accept("seed " + seed + " fails; it is made smaller");
                    failures.add(smaller(folder, seed, wanted, result));
                }
                if ((i + 1) % 100 == 0) {
                    progress.accept(i + 1 + " of " + wanted.seeds() + " seeds");
                }
            }
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            return new Report(wanted.seeds(), crashes, orders, failures, seconds);
        });
    }

    /** Drops faults one by one and candles by halves, as long as it still fails. */
    private static Failure smaller(Path folder, long seed, Wanted wanted, Simulation.Result found)
            throws IOException {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(wanted.faults());
        List<String> differences = found.differences();
        for (Fault fault : wanted.faults()) {
            Set<Fault> fewer = EnumSet.copyOf(faults);
            fewer.remove(fault);
            Simulation.Result result = one(folder, seed, fewer, wanted.bars());
            if (!result.differences().isEmpty()) {
                faults = fewer;
                differences = result.differences();
            }
        }
        int bars = wanted.bars();
        while (bars > 1) {
            Simulation.Result result = one(folder, seed, faults, bars / 2);
            if (result.differences().isEmpty()) {
                break;
            }
            bars /= 2;
            differences = result.differences();
        }
        return new Failure(seed, faults, bars, differences);
    }

    private static Simulation.Result one(Path folder, long seed, Set<Fault> faults, int bars)
            throws IOException {
        Path file = folder.resolve("simulation.db");
        try (Database database =
                Database.open(file, Duration.ZERO, InstantSource.fixed(Instant.EPOCH))) {
            Simulation.Result result = Simulation.run(seed, database, faults, bars);
            List<String> differences = new ArrayList<>(result.differences());
            for (CheckResult check : BooksAudit.run(file)) {
                if (!check.passed()) {
                    check.findings().forEach(finding -> differences.add(finding.line()));
                }
            }
            return new Simulation.Result(seed, result.crashes(), result.orders(), differences);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
