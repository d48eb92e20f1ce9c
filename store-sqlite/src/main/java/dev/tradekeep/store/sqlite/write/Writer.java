package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.UnitOfWork;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a database: a thread that owns the only writing connection and groups what
 * waits into one commit.
 *
 * <p>Any thread may {@link #submit}. Several tasks run in one transaction; the result of each is
 * given when that transaction has been committed. A batch that holds a task which is not {@link
 * Durability#RELAXED} is forced to disk as a whole. When a task of a batch fails, the batch is
 * rolled back and run once more with a savepoint for each task, so that it fails alone; a unit of
 * work may therefore run twice.
 *
 * <p>There are two lanes, ledger and market data ({@code RELAXED}). Each keeps the order of
 * submission, and ledger goes first: a caller that needs an order across the two waits for the
 * first answer. Each lane holds as many tasks as {@link WriterSettings} says; a producer that finds
 * its lane full waits for the time that is set, and is then refused with {@link
 * ErrorCode#WRITER_BUSY}.
 *
 * <p>On a full disk the tasks of a batch fail with {@link ErrorCode#DATABASE_FULL} and the writer
 * goes on; {@link Durability#CRITICAL} ones may use the room that the {@link Ballast} kept. While
 * another program holds the write lock, what was submitted waits and can be withdrawn with {@link
 * CompletableFuture#cancel}; {@link #health} tells. After an input or output error, or when the
 * file no longer lies where it was opened, the writer stops: what the disk holds is then not known,
 * and a sync that failed must not be tried again. Every task that waits then fails with {@link
 * ErrorCode#WRITER_STOPPED}.
 */
public final class Writer implements AutoCloseable {
    /** {@link #checkpointEvery} as the profile of settings has it. */
    public static final int CHECKPOINT_PAGES_DEFAULT = CheckpointPace.PAGES_DEFAULT;

    /** How long the level of the last commit is kept before the connection is put at rest. */
    private static final long REST_AFTER_NANOS = 50_000_000;

    /** Pieces of upkeep that may wait. */
    private static final int UPKEEP_MAX = 16;

    private static final String ENDED = "its thread has ended";

    private final Intake intake;
    private final long patienceNanos;
    private final Duration lockPatience;
    private final WriterMeter meter = new WriterMeter();
    private final ArrayBlockingQueue<UpkeepTask<?>> upkeep = new ArrayBlockingQueue<>(UPKEEP_MAX);
    private final Thread thread;
    private volatile CommitListener listener = CommitListener.NONE;

    /** Set while the thread sleeps; the thread that clears it wakes it. */
    private final AtomicBoolean asleep = new AtomicBoolean();

    private final CheckpointPace pace = new CheckpointPace();

    private volatile boolean closing;

    /** Set when the thread takes no more tasks; a caller that queues one after that fails it. */
    private volatile boolean ended;

    private Writer(String name, WriterSettings settings, Opening opening) {
        intake = new Intake(settings);
        patienceNanos = settings.queuePatience().toNanos();
        lockPatience = settings.lockPatience();
        thread =
                Thread.ofPlatform()
                        .name("writer " + name)
                        .unstarted(() -> runUntilClosed(settings, opening));
    }

    /** What the thread needs once, to begin. */
    private record Opening(
            Supplier<Connection> opener,
            Ballast ballast,
            Consumer<TradekeepException> onStop,
            CompletableFuture<@Nullable Void> done) {}

    /** {@link #start(Supplier, String, WriterSettings, Ballast, Consumer)} with what is usual. */
    public static Writer start(Supplier<Connection> opener, String name) {
        return start(opener, name, WriterSettings.DEFAULT, Ballast.none(), cause -> {});
    }

    /**
     * Starts the writer's thread and waits until it has opened its connection.
     *
     * @param opener opens the connection with the settings of the profile, on the writer's thread
     * @param name of the database, for the thread's name
     * @param ballast used by the writer's thread from now on
     * @param onStop told, on the writer's thread, when an input or output error stops it
     * @throws TradekeepException what the opener throws; then no thread is left
     */
    public static Writer start(
            Supplier<Connection> opener,
            String name,
            WriterSettings settings,
            Ballast ballast,
            Consumer<TradekeepException> onStop) {
        CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
        Writer writer = new Writer(name, settings, new Opening(opener, ballast, onStop, opened));
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
     * @return completed on the writer's thread, after the commit; what depends on it must be quick.
     *     {@code cancel} withdraws a task that has not begun, and answers false for any other
     * @throws TradekeepException with {@link ErrorCode#WRITER_STOPPED} when the writer is closed or
     *     has stopped, with {@link ErrorCode#WRITER_BUSY} when the lane stays full; then the task
     *     will not run
     */
    public <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work) {
        if (closing) {
            throw stopped("it has been closed");
        }
        Task<R> task = new Task<>(durability, work, System.nanoTime());
        offer(task);
        if (ended) {
            failArrived();
        }
        wake();
        return task.result;
    }

    /**
     * {@link #submit}, and waits for the commit. Not for the writer's own thread.
     *
     * @throws TradekeepException also with {@link ErrorCode#DATABASE_LOCKED} when another program
     *     holds the write lock for longer than {@link WriterSettings#lockPatience}; then nothing is
     *     written
     */
    public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
        CompletableFuture<R> result = submit(durability, work);
        while (!Completion.isDoneWithin(result, lockPatience)) {
            if (meter.lockWait().compareTo(lockPatience) >= 0 && result.cancel(false)) {
                throw lockedOut(meter.lockWait());
            }
        }
        return Completion.await(result);
    }

    /** How it is. For any thread. */
    public WriterHealth health() {
        return new WriterHealth(meter.stopCause(), meter.lockWait(), meter.isDiskFull());
    }

    /**
     * Hands the writer a piece of upkeep, which runs between two batches.
     *
     * @return completed on the writer's thread
     * @throws TradekeepException with {@link ErrorCode#WRITER_STOPPED} when the writer is closed,
     *     with {@link ErrorCode#WRITER_BUSY} when {@value #UPKEEP_MAX} wait already; then it will
     *     not run
     */
    public <R extends @Nullable Object> CompletableFuture<R> submitUpkeep(Upkeep<R> work) {
        if (closing) {
            throw stopped("it has been closed");
        }
        UpkeepTask<R> task = new UpkeepTask<>(work);
        if (!upkeep.offer(task)) {
            throw new TradekeepException(
                    ErrorCode.WRITER_BUSY,
                    UPKEEP_MAX + " pieces of upkeep wait for the writer already. Try again later.");
        }
        if (ended) {
            failUpkeep();
        }
        wake();
        return task.result;
    }

    /** {@link #submitUpkeep}, and waits for it. Not for the writer's own thread. */
    public <R extends @Nullable Object> R runUpkeep(Upkeep<R> work) {
        return Completion.await(submitUpkeep(work));
    }

    /** Makes a listener hear of commits, in place of another. For any thread. */
    public void listen(CommitListener commits) {
        listener = commits;
    }

    /**
     * How many pages of log may gather before a commit moves them into the file; from the next
     * batch on. For the time of a large load: fewer checkpoints write the same page less often.
     *
     * @param pages at least 1
     */
    public void checkpointEvery(int pages) {
        pace.want(pages);
    }

    /**
     * What the writer has done so far. For any thread; its cost does not grow with the work done.
     */
    public WriterStatistics statistics() {
        return meter.statistics(intake);
    }

    /** Runs what is queued, then closes the connection. Closing twice does nothing. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private void offer(Task<?> task) {
        try {
            if (!intake.laneOf(task).offer(task, patienceNanos)) {
                meter.refused();
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    /** One producer of those that find the writer asleep wakes it. */
    private void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    private void runUntilClosed(WriterSettings settings, Opening opening) {
        Committer committer = null;
        try (Connection connection = opening.opener().get()) {
            committer =
                    new Committer(
                            connection,
                            intake,
                            meter,
                            settings,
                            pace,
                            opening.ballast(),
                            opening.onStop());
            opening.done().complete(null);
            while (hasTask(committer)) {
                if (!intake.isEmpty()) {
                    if (committer.runBatch()) {
                        listener.mayHaveCommitted(connection);
                    } else if (closing) {
                        committer.failLockedOut();
                    }
                }
                UpkeepTask<?> next = upkeep.poll();
                if (next != null) {
                    committer.runUpkeep(next);
                    listener.mayHaveCommitted(connection);
                }
            }
            committer.rest();
        } catch (RuntimeException | Error e) {
            opening.done().completeExceptionally(e);
        } finally {
            ended = true;
            if (committer != null) {
                committer.failTaken(stopped(ENDED));
            }
            failTaken();
            failArrived();
            failUpkeep();
        }
    }

    /** Waits for a task; answers false when none is left and none will come. */
    private boolean hasTask(Committer committer) {
        long restAt = System.nanoTime() + REST_AFTER_NANOS;
        while (hasNone()) {
            if (closing) {
                return !hasNone();
            }
            long left = restAt - System.nanoTime();
            if (left <= 0) {
                committer.rest();
            }
            asleep.set(true);
            // A caller that came before the line above may not have seen it.
            if (hasNone() && !closing) {
                sleep(left);
            }
            asleep.set(false);
        }
        return true;
    }

    private boolean hasNone() {
        return intake.isEmpty() && upkeep.isEmpty();
    }

    private void sleep(long nanos) {
        if (nanos > 0) {
            LockSupport.parkNanos(this, nanos);
            return;
        }
        LockSupport.park(this);
    }

    private void failTaken() {
        for (Task<?> task = intake.pollAny(); task != null; task = intake.pollAny()) {
            task.result.completeExceptionally(stopped(ENDED));
        }
    }

    private void failArrived() {
        for (Task<?> task = intake.pollArrived(); task != null; task = intake.pollArrived()) {
            task.result.completeExceptionally(stopped(ENDED));
        }
    }

    private void failUpkeep() {
        for (UpkeepTask<?> task = upkeep.poll(); task != null; task = upkeep.poll()) {
            task.result.completeExceptionally(stopped(ENDED));
        }
    }

    private TradekeepException busy() {
        return new TradekeepException(
                ErrorCode.WRITER_BUSY,
                "The queue of the writer stayed full for "
                        + TimeUnit.NANOSECONDS.toMillis(patienceNanos)
                        + " ms; the task was not taken. Try again, with fewer at once.");
    }

    private static TradekeepException interrupted(InterruptedException e) {
        return new TradekeepException(
                ErrorCode.INTERRUPTED, "Interrupted while waiting for the writer.", e);
    }

    static TradekeepException lockedOut(Duration wait) {
        return new TradekeepException(
                ErrorCode.DATABASE_LOCKED,
                "Another program holds the write lock of the database for "
                        + wait.toSeconds()
                        + " s. Nothing was written. Find it, for example with fuser, and end its"
                        + " transaction; then try again.");
    }

    static TradekeepException stopped(@Nullable String why) {
        String reason = String.valueOf(why);
        return new TradekeepException(
                ErrorCode.WRITER_STOPPED,
                "The writer has stopped: " + reason + (reason.endsWith(".") ? "" : "."));
    }
}
