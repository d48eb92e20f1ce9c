package dev.tradekeep.app.readers;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.statistics.SlowQueryLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few threads with a reader each, which every request shares. Each read sees the books as they
 * are when it begins and ends at its time limit, so that none keeps the write-ahead log from being
 * reset. When as many wait as may wait, the next one is refused at once. Thread-safe.
 */
public final class ReaderPool implements Reads, AutoCloseable {
    /** Reads that may wait for a thread. */
    static final int WAITING_MAX = 256;

    /** From one try to open a lost reader to the next, when nobody reads. */
    private static final long RECOVERY_SECONDS = 1;

    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final List<Thread> threads = new ArrayList<>();

    private final List<PooledReader> readers = new ArrayList<>();
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
        this(database::openReader, readers, limit);
    }

    ReaderPool(Supplier<DatabaseReader> opener, int count, Duration limit) {
        for (int i = 1; i <= count; i++) {
            PooledReader reader = new PooledReader(opener, limit, hits, misses);
            readers.add(reader);
            threads.add(Thread.ofPlatform().name("reader " + i).start(() -> run(reader)));
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
        return readers.stream().map(PooledReader::described).flatMap(Optional::stream).toList();
    }

    /** Whether none of the readers was lost and could not be opened again. */
    public boolean isSound() {
        return readers.stream().noneMatch(PooledReader::isLost);
    }

    /** Reads that wait for a thread now. */
    public int depth() {
        return waiting.size();
    }

    private void run(PooledReader reader) {
        try (reader) {
            while (!closed) {
                Job<?> job =
                        reader.isLost()
                                ? waiting.poll(RECOVERY_SECONDS, TimeUnit.SECONDS)
                                : waiting.take();
                if (job == null) {
                    reader.recover();
                } else {
                    job.run(reader, slowQueries);
                }
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

    private static final class Job<R extends @Nullable Object> {
        private final UnitOfWork<R> work;
        private final CompletableFuture<R> done = new CompletableFuture<>();

        Job(UnitOfWork<R> work) {
            this.work = work;
        }

        void run(PooledReader reader, @Nullable SlowQueryLog slowQueries) {
            try {
                done.complete(reader.read(work, slowQueries));
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
