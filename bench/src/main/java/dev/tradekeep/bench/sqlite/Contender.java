package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.Worker;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.store.sqlite.file.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A subject with its process running, and every answer of it checked. */
final class Contender implements AutoCloseable {
    private static final String READY = "ready ";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Subject subject;
    private final Worker worker;
    private final String version;
    private final MadeUpData data;
    private int batch = Work.BATCHES.getFirst();

    private Contender(Subject subject, Worker worker, MadeUpData data) {
        this.subject = subject;
        this.worker = worker;
        this.data = data;
        version = worker.answer("start").substring(READY.length());
    }

    /**
     * Starts a subject.
     *
     * @param folder laid out for it alone
     * @throws Unavailable when it cannot be started, or does not follow the settings
     */
    static Contender start(Subject subject, Path programs, Path folder, MadeUpData data)
            throws Unavailable {
        Worker worker = Worker.start(subject.label(), subject.command(programs, folder), folder);
        Contender contender = new Contender(subject, worker, data);
        String found = worker.ask("settings 0 0");
        String wanted =
                Workbench.profile().stream()
                        .map(Setting::readBack)
                        .collect(Collectors.joining(","));
        if (!found.equals(wanted)) {
            contender.close();
            throw new Unavailable("it runs with the settings " + found + " instead of " + wanted);
        }
        return contender;
    }

    Subject subject() {
        return subject;
    }

    /** The version of its SQLite. */
    String version() {
        return version;
    }

    /** Rows of a statement in {@link Work#INSERT_MULTI}. */
    int batch() {
        return batch;
    }

    /** Does the work over and over for so long, and chooses the batch that suits it best. */
    void warmUp(Work work, int operations, Duration time) {
        if (work == Work.INSERT_MULTI) {
            chooseBatch(operations, time);
            return;
        }
        warmUp(work, operations, batchOf(work), time);
    }

    private long warmUp(Work work, int operations, int rows, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long best = Long.MAX_VALUE;
        do {
            best = Math.min(best, nanos(work, operations, rows));
        } while (System.nanoTime() < end);
        return best;
    }

    private void chooseBatch(int operations, Duration time) {
        long best = Long.MAX_VALUE;
        for (int candidate : Work.BATCHES) {
            long nanos = warmUp(Work.INSERT_MULTI, operations, candidate, time);
            if (nanos < best) {
                best = nanos;
                batch = candidate;
            }
        }
    }

    /** Does the work and returns the figure in its unit. */
    double measure(Work work, int operations) {
        double nanos = nanos(work, operations, batchOf(work));
        return work.unit() == Unit.MILLISECONDS
                ? nanos / NANOS_PER_MILLISECOND / operations
                : operations * NANOS_PER_SECOND / nanos;
    }

    private int batchOf(Work work) {
        return work == Work.INSERT_MULTI ? batch : 1;
    }

    private long nanos(Work work, int operations, int rows) {
        String answer = worker.ask(work.label() + " " + operations + " " + rows);
        List<String> words = List.of(answer.split(" ", -1));
        long found = Long.parseLong(words.getLast());
        long wanted = data.checksum(work, operations);
        if (found != wanted) {
            throw new IllegalStateException(
                    "%s came to %d at %s instead of %d"
                            .formatted(subject.label(), found, work.label(), wanted));
        }
        return Long.parseLong(words.get(1));
    }

    @Override
    public void close() {
        worker.close();
    }
}
