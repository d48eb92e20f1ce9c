package dev.tradekeep.app.readers;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.statistics.SlowQueryCollector;
import dev.tradekeep.store.sqlite.statistics.SlowQueryLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A few threads with a reader each, which every request shares. Each read sees the books as they
 * are when it begins and ends at its time limit, so that none keeps the write-ahead log from being
 * reset. When as many wait as may wait, the next one is refused at once. Thread-safe.
 */
public final class ReaderPool implements Reads, AutoCloseable {
    /** Reads that may wait for a thread. */
    static final int WAITING_MAX = 256;

    private static final Logger LOG = System.getLogger(ReaderPool.class.getName());

    private final Database database;
    private final Duration limit;
    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final List<Thread> threads = new ArrayList<>();

    private final List<OpenConnection> connections = new CopyOnWriteArrayList<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    private volatile @Nullable SlowQueryLog slowQueries;

    /** Set before the threads are woken to end; no job is taken after it. */
    private volatile boolean closed;

    /**
     * Starts the threads; each opens its reader when it is first needed.
     *
     * @param limit how long one read may take
     */
    public ReaderPool(Database database, int readers, Duration limit) {
        this.database = database;
        this.limit = limit;
        for (int i = 1; i <= readers; i++) {
            threads.add(Thread.ofPlatform().name("reader " + i).start(this::run));
        }
    }

    /**
     * Reads on one of the threads and waits for it.
     *
     * @throws TradekeepException what the work throws; with {@link ErrorCode#INTERRUPTED} when it
     *     took too long; with {@link ErrorCode#SERVER_BUSY} when too many wait
     */
    @Override
    public <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        Job<R> job = new Job<>(work);
        if (closed || !waiting.offer(job)) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    closed
                            ? "The server is stopping."
                            : WAITING_MAX + " reads wait already. Try again in a second.");
        }
        if (closed) {
            job.refuse();
        }
        return Completion.await(job.done);
    }

    /** Has the slow statements of the reads from now on noted. */
    public void noteSlowQueries(SlowQueryLog log) {
        slowQueries = log;
    }

    /** How often pages were found in the caches of the readers. */
    public long cacheHits() {
        return hits.sum();
    }

    /** How often they were not. */
    public long cacheMisses() {
        return misses.sum();
    }

    /** How the readers that have been opened are set, as each answered when it was opened. */
    public List<OpenConnection> connections() {
        return List.copyOf(connections);
    }

    /** Reads that wait for a thread now. */
    public int depth() {
        return waiting.size();
    }

    private void run() {
        try (OpenedOnce opened = new OpenedOnce()) {
            while (!closed) {
                waiting.take().run(opened);
            }
        } catch (InterruptedException e) {
            // Only close interrupts these threads, and it waits for their end.
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the threads after the read each is at; what waits is refused. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        List<Job<?>> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(Job::refuse);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The reader of one thread. */
    private final class OpenedOnce implements AutoCloseable {
        private @Nullable DatabaseReader reader;
        private @Nullable SlowQueryLog noting;
        private @Nullable SlowQueryCollector collector;
        private long seenHits;
        private long seenMisses;

        <R extends @Nullable Object> R read(UnitOfWork<R> work) {
            DatabaseReader open = reader;
            if (open == null) {
                open = database.openReader();
                reader = open;
                connections.add(open.describe(Thread.currentThread().getName()));
            }
            noteSlowQueries(open);
            try {
                return open.read(limit, work);
            } finally {
                count(open);
                addSlowQueries(open);
            }
        }

        private void noteSlowQueries(DatabaseReader open) {
            SlowQueryLog wanted = slowQueries;
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
            }
        }

        @Override
        public void close() {
            closeCollector();
            if (reader != null) {
                reader.close();
            }
        }
    }

    private static final class Job<R extends @Nullable Object> {
        private final UnitOfWork<R> work;
        private final CompletableFuture<R> done = new CompletableFuture<>();

        Job(UnitOfWork<R> work) {
            this.work = work;
        }

        void run(OpenedOnce opened) {
            try {
                done.complete(opened.read(work));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        }

        void refuse() {
            done.completeExceptionally(
                    new TradekeepException(ErrorCode.SERVER_BUSY, "The server is stopping."));
        }
    }
}
