package dev.tradekeep.app.upkeep;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.write.WriterHealth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, once a second and without the writer, whether the books can be written: that the writer
 * runs, that no other program holds the write lock, and that the file lies where it was opened.
 * What is wrong is logged when it begins and when it ends, and an alert is raised as soon as one
 * can be. Thread-safe.
 */
public final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Database database;
    private final InstantSource clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("database watch").factory());
    private volatile Optional<TradekeepException> problem = Optional.empty();

    private DatabaseWatch(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Looks from now on. */
    public static DatabaseWatch start(Database database, InstantSource clock) {
        DatabaseWatch watch = new DatabaseWatch(database, clock);
        var _ =
                watch.thread.scheduleWithFixedDelay(
                        watch::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Why the books cannot be written now; empty when they can. */
    public Optional<TradekeepException> problem() {
        return problem;
    }

    private void look() {
        try {
            Optional<TradekeepException> found = find();
            if (!found.map(TradekeepException::code)
                    .equals(problem.map(TradekeepException::code))) {
                tell(found);
            }
            problem = found;
        } catch (RuntimeException e) {
            LOG.error("The watch over {} failed", database.path(), e);
        }
    }

    private Optional<TradekeepException> find() {
        WriterHealth health = database.writerHealth();
        if (health.stopped().isPresent()) {
            return health.stopped();
        }
        if (database.hasMoved()) {
            return Optional.of(database.moved());
        }
        if (health.lockWait().compareTo(Completion.BEGIN_WITHIN) >= 0) {
            return Optional.of(
                    new TradekeepException(
                            ErrorCode.DATABASE_LOCKED,
                            "Another program holds the write lock of "
                                    + database.path()
                                    + "; nothing can be booked until it lets go. Find it, for"
                                    + " example with fuser."));
        }
        if (health.diskFull()) {
            return Optional.of(
                    new TradekeepException(
                            ErrorCode.DATABASE_FULL,
                            "The disk of "
                                    + database.path()
                                    + " is full: no entries are booked or sent, only exits, halts"
                                    + " and what exchanges report. Free some disk space; it goes"
                                    + " on by itself then."));
        }
        return Optional.empty();
    }

    private void tell(Optional<TradekeepException> found) {
        if (found.isEmpty()) {
            LOG.info("{} can be written again", database.path());
            return;
        }
        TradekeepException why = found.get();
        LOG.error("{} [{} {}]", why.getMessage(), why.code().number(), why.code());
        String code = why.code().name().toLowerCase(Locale.ROOT).replace("database_", "database.");
        long at = Micros.now(clock);
        try {
            // Booked once the lock is free; after a stop of the writer the log has to do.
            var _ =
                    database.submit(
                            Durability.CRITICAL,
                            t ->
                                    new AlertRepository(t)
                                            .raise(
                                                    AlertSeverity.CRITICAL,
                                                    code,
                                                    String.valueOf(why.getMessage()),
                                                    at));
        } catch (TradekeepException e) {
            LOG.warn("The alert {} cannot be raised: {}", code, e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
