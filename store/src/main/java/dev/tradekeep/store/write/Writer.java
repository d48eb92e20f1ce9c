package dev.tradekeep.store.write;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.file.Setting;
import dev.tradekeep.store.file.SqliteTransaction;
import dev.tradekeep.store.file.StorageErrors;
import dev.tradekeep.store.sql.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a database: a thread that owns the only writing connection and groups what
 * waits into one commit.
 *
 * <p>Any thread may {@link #submit}. Tasks run in the order of their submission, several in one
 * transaction; the result of each is given when that transaction has been committed. A batch that
 * holds a {@link Durability#FORCED} task is forced to disk as a whole. When a task of a batch
 * fails, the batch is rolled back and run once more with a savepoint for each task, so that it
 * fails alone; a unit of work may therefore run twice.
 *
 * <p>The queue holds {@link #QUEUE_TASKS_MAX} tasks; {@link #submit} waits while it is full. After
 * an input or output error the writer stops: what the disk holds is then not known, and a sync that
 * failed must not be tried again. Every task that waits then fails with {@link
 * ErrorCode#WRITER_STOPPED}.
 */
public final class Writer implements AutoCloseable {
    public static final int QUEUE_TASKS_MAX = 4_096;
    public static final int BATCH_TASKS_MAX = 512;

    private static final int FULL_QUEUE_CHECK_MILLIS = 100;
    private static final String SYNCHRONOUS_FULL = "2";
    private static final String SAVEPOINT = "SAVEPOINT task";
    private static final String RELEASE = "RELEASE task";
    private static final String ROLLBACK_TO = "ROLLBACK TO task";

    private final BlockingQueue<Task<?>> queue = new ArrayBlockingQueue<>(QUEUE_TASKS_MAX);
    private final Thread thread;

    private final AtomicBoolean closing = new AtomicBoolean();

    /** Set when the thread takes no more tasks; who queues one after that fails it. */
    private volatile boolean ended;

    private @Nullable TradekeepException stopCause;
    private boolean forcing;

    private static final class Task<R extends @Nullable Object> {
        final Durability durability;
        final @Nullable UnitOfWork<R> work;
        final CompletableFuture<R> result = new CompletableFuture<>();
        @Nullable R value;
        @Nullable Throwable failure;

        Task(Durability durability, @Nullable UnitOfWork<R> work) {
            this.durability = durability;
            this.work = work;
        }

        /** Marks the end of the queue. */
        boolean isEnd() {
            return work == null;
        }

        boolean isForced() {
            return durability == Durability.FORCED;
        }

        void run(SqliteTransaction transaction) {
            if (work != null) {
                value = work.run(transaction);
            }
        }

        void answer() {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            result.complete(value);
        }
    }

    private Writer(Supplier<Connection> opener, CompletableFuture<?> opened, String name) {
        thread =
                Thread.ofPlatform()
                        .name("writer " + name)
                        .unstarted(() -> runUntilClosed(opener, opened));
    }

    /**
     * Starts the writer's thread and waits until it has opened its connection.
     *
     * @param opener opens the connection, on the writer's thread
     * @param name of the database, for the thread's name
     * @throws TradekeepException what the opener throws; then no thread is left
     */
    public static Writer start(Supplier<Connection> opener, String name) {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        Writer writer = new Writer(opener, opened, name);
        writer.thread.start();
        try {
            Completion.await(opened);
            return writer;
        } catch (RuntimeException | Error e) {
            writer.closeUnopened();
            throw e;
        }
    }

    /** Whoever called start does not have this writer, so no interrupt may leave its thread. */
    private void closeUnopened() {
        boolean interrupted = Thread.interrupted();
        try {
            close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Hands a task to the writer.
     *
     * @return completed on the writer's thread, after the commit; what depends on it must be quick
     * @throws TradekeepException with {@link ErrorCode#WRITER_STOPPED} when the writer is closed or
     *     has stopped
     */
    public <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work) {
        Task<R> task = new Task<>(durability, work);
        enqueue(task);
        return task.result;
    }

    /** {@link #submit}, and waits for the commit. Not for the writer's own thread. */
    public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
        return Completion.await(submit(durability, work));
    }

    /** Runs what is queued, then closes the connection. Closing twice does nothing. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            put(new Task<>(Durability.RELAXED, null));
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private void enqueue(Task<?> task) {
        if (closing.get()) {
            throw stopped("it has been closed");
        }
        put(task);
    }

    private void put(Task<?> task) {
        try {
            while (!queue.offer(task, FULL_QUEUE_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (ended) {
                    throw stopped("its thread has ended");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
        if (ended) {
            failQueued("its thread has ended");
        }
    }

    private void runUntilClosed(Supplier<Connection> opener, CompletableFuture<?> opened) {
        List<Task<?>> batch = new ArrayList<>(BATCH_TASKS_MAX);
        try (Connection connection = opener.get()) {
            opened.complete(null);
            boolean open = true;
            while (open) {
                open = take(connection, batch);
                if (!batch.isEmpty()) {
                    run(connection, batch);
                }
            }
            rest(connection);
        } catch (RuntimeException | Error e) {
            opened.completeExceptionally(e);
        } finally {
            ended = true;
            fail(batch, stopped("its thread has ended"));
            failQueued("its thread has ended");
        }
    }

    /** Takes what waits, at least one task; answers whether more may come. */
    private boolean take(Connection connection, List<Task<?>> batch) {
        batch.clear();
        if (queue.isEmpty()) {
            rest(connection);
        }
        try {
            batch.add(queue.take());
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the writer", e);
        }
        queue.drainTo(batch, BATCH_TASKS_MAX - 1);
        return !batch.removeIf(Task::isEnd);
    }

    private void run(Connection connection, List<Task<?>> batch) {
        if (stopCause != null) {
            fail(batch, stopped(stopCause.getMessage()));
            return;
        }
        try {
            setForcing(connection, batch.stream().anyMatch(Task::isForced));
            if (!runTogether(connection, batch)) {
                runEachAlone(connection, batch);
            }
            batch.forEach(Task::answer);
        } catch (SqliteException e) {
            TradekeepException error = StorageErrors.translate(e, "Committing");
            if (e.code() == ResultCode.IOERR || e.code() == ResultCode.CORRUPT) {
                stopCause = error;
            }
            giveUp(connection, batch, error);
        } catch (RuntimeException e) {
            giveUp(connection, batch, e);
        }
    }

    private static void giveUp(Connection connection, List<Task<?>> batch, RuntimeException error) {
        try {
            connection.rollback();
        } catch (SqliteException e) {
            error.addSuppressed(e);
        }
        fail(batch, error);
    }

    /** Answers whether all tasks ran and were committed; when not, nothing has happened. */
    private static boolean runTogether(Connection connection, List<Task<?>> batch) {
        SqliteTransaction transaction = new SqliteTransaction(connection);
        connection.begin(TransactionMode.IMMEDIATE);
        for (Task<?> task : batch) {
            try {
                task.run(transaction);
            } catch (RuntimeException | Error e) {
                connection.rollback();
                task.failure = batch.size() == 1 ? e : null;
                return batch.size() == 1;
            }
        }
        connection.commit();
        return true;
    }

    private static void runEachAlone(Connection connection, List<Task<?>> batch) {
        SqliteTransaction transaction = new SqliteTransaction(connection);
        connection.begin(TransactionMode.IMMEDIATE);
        for (Task<?> task : batch) {
            connection.execute(SAVEPOINT);
            try {
                task.run(transaction);
            } catch (RuntimeException | Error e) {
                task.failure = e;
                if (!connection.inTransaction()) {
                    // SQLite gave the whole transaction up, the tasks before this one included.
                    throw e;
                }
                connection.execute(ROLLBACK_TO);
            }
            connection.execute(RELEASE);
        }
        connection.commit();
    }

    /** Back to the profile's own level while nothing waits. */
    private void rest(Connection connection) {
        setForcing(connection, false);
    }

    /**
     * Sets whether the next commits are forced to disk. The pragma acts when it is prepared, so it
     * must not come from a cache.
     */
    private void setForcing(Connection connection, boolean wanted) {
        if (wanted == forcing) {
            return;
        }
        String level = wanted ? SYNCHRONOUS_FULL : Setting.SYNCHRONOUS.readBack();
        connection.execute("PRAGMA synchronous=" + level);
        String found = Setting.SYNCHRONOUS.read(connection);
        if (!found.equals(level)) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_SETTING_REFUSED,
                    "Wanted synchronous=" + level + ", found " + found + ".");
        }
        forcing = wanted;
    }

    private static void fail(List<Task<?>> batch, RuntimeException error) {
        for (Task<?> task : batch) {
            task.result.completeExceptionally(error);
        }
    }

    private void failQueued(String why) {
        List<Task<?>> left = new ArrayList<>();
        queue.drainTo(left);
        fail(left, stopped(why));
    }

    private static TradekeepException interrupted(InterruptedException e) {
        return new TradekeepException(
                ErrorCode.INTERRUPTED, "Interrupted while waiting for the writer.", e);
    }

    private static TradekeepException stopped(String why) {
        return new TradekeepException(
                ErrorCode.WRITER_STOPPED, "The writer has stopped: " + why + ".");
    }
}
