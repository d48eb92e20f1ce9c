package dev.tradekeep.app.readers;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.statistics.SlowQueryCollector;
import dev.tradekeep.store.sqlite.statistics.SlowQueryLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reader of one thread of a pool, opened when it is first needed. One that can begin no more
 * reads is closed and another opened in its place. For that thread, but for what others may ask.
 */
final class PooledReader implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PooledReader.class.getName());

    private final Supplier<DatabaseReader> opener;
    private final Duration limit;
    private final LongAdder hits;
    private final LongAdder misses;

    private @Nullable DatabaseReader reader;
    private @Nullable SlowQueryLog noting;
    private @Nullable SlowQueryCollector collector;
    private long seenHits;
    private long seenMisses;

    private volatile @Nullable OpenConnection described;
    private volatile boolean lost;

    /**
     * @param limit how long one read may take
     * @param hits takes how often pages were found in the cache
     * @param misses takes how often they were not
     */
    PooledReader(
            Supplier<DatabaseReader> opener, Duration limit, LongAdder hits, LongAdder misses) {
        this.opener = opener;
        this.limit = limit;
        this.hits = hits;
        this.misses = misses;
    }

    /** Reads; slow statements are noted in the log if there is one. */
    <R extends @Nullable Object> R read(UnitOfWork<R> work, @Nullable SlowQueryLog slowQueries) {
        DatabaseReader open = open();
        collectFor(slowQueries, open);
        try {
            return open.read(limit, work);
        } finally {
            count(open);
            addSlowQueries(open);
            if (open.isStuck()) {
                replace();
            }
        }
    }

    /** Whether it could not be opened when it was needed last. For any thread. */
    boolean isLost() {
        return lost;
    }

    /** How it is set, once it has been opened. For any thread. */
    Optional<OpenConnection> described() {
        return Optional.ofNullable(described);
    }

    /** Tries to open a lost one again. */
    void recover() {
        try {
            var _ = open();
        } catch (TradekeepException e) {
            LOG.log(Level.DEBUG, "A reader still cannot be opened", e);
        }
    }

    private DatabaseReader open() {
        DatabaseReader open = reader;
        if (open == null) {
            lost = true;
            open = opener.get();
            try {
                described = open.describe(Thread.currentThread().getName());
            } catch (RuntimeException e) {
                open.close();
                throw e;
            }
            reader = open;
            lost = false;
        }
        return open;
    }

    private void replace() {
        LOG.log(Level.WARNING, "A reader could not end its transaction and is opened anew.");
        close();
        try {
            var _ = open();
        } catch (TradekeepException e) {
            LOG.log(Level.WARNING, "The reader could not be opened anew", e);
        }
    }

    private void collectFor(@Nullable SlowQueryLog wanted, DatabaseReader open) {
        if (wanted != null && wanted != noting) {
            closeCollector();
            collector = wanted.collector(open);
            noting = wanted;
        }
    }

    /** The answer is worth more than a note on how long it took. */
    private void addSlowQueries(DatabaseReader open) {
        SlowQueryCollector collected = collector;
        if (noting == null || collected == null) {
            return;
        }
        try {
            noting.add(open.ask(connection -> collected.take()));
        } catch (TradekeepException e) {
            LOG.log(Level.WARNING, "A slow query was not noted", e);
        }
    }

    private void count(DatabaseReader open) {
        hits.add(open.cacheHits() - seenHits);
        misses.add(open.cacheMisses() - seenMisses);
        seenHits = open.cacheHits();
        seenMisses = open.cacheMisses();
    }

    private void closeCollector() {
        if (collector != null) {
            collector.close();
            collector = null;
            noting = null;
        }
    }

    @Override
    public void close() {
        closeCollector();
        if (reader != null) {
            reader.close();
            reader = null;
            described = null;
        }
        seenHits = 0;
        seenMisses = 0;
    }
}
