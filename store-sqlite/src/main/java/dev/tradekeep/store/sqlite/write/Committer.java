package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.FileWatch;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches of tasks on the writer's connection, each in one transaction, and answers every task
 * once its batch is committed or has failed. Belongs to the writer's thread.
 *
 * <p>A batch takes tasks while it runs, so that what arrives meanwhile still joins. When a task
 * fails, the batch is rolled back and what it has taken is run once more with a savepoint for each,
 * so that the failing one fails alone.
 *
 * <p>An input or output error, in a task or at the commit, ends it all: what the disk holds is not
 * known then. On a full disk the batch fails as a whole; if it holds critical tasks and there is
 * ballast, that is released and they are run again. From then on only critical tasks are taken,
 * until the disk has room for the ballast again.
 */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final String SAVEPOINT = "SAVEPOINT task";
    private static final String RELEASE = "RELEASE task";
    private static final String ROLLBACK_TO = "ROLLBACK TO task";

    private final Connection connection;
    private final SqliteTransaction transaction;
    private final SyncLevel level;
    private final CheckpointPace pace;
    private final Intake intake;
    private final WriterMeter meter;
    private final Ballast ballast;
    private final Consumer<TradekeepException> onStop;
    private final long batchNanosMax;
    private final List<Task<?>> batch;

    private @Nullable TradekeepException stopCause;

    /** Whether the ballast has been released and only critical tasks may use its room. */
    private boolean tight;

    Committer(
            Connection connection,
            Intake intake,
            WriterMeter meter,
            WriterSettings settings,
            CheckpointPace pace,
            Ballast ballast,
            Consumer<TradekeepException> onStop) {
        this.pace = pace;
        this.connection = connection;
        this.intake = intake;
        this.meter = meter;
        this.ballast = ballast;
        this.onStop = onStop;
        transaction = new SqliteTransaction(connection);
        level = new SyncLevel(connection);
        batchNanosMax = settings.batchTimeMax().toNanos();
        batch = new ArrayList<>(settings.batchTasksMax());
    }

    /**
     * Runs and answers one batch of what waits.
     *
     * @return false when another program holds the write lock for as long as a statement waits for
     *     it; then all still waits
     */
    boolean runBatch() {
        boolean forced = intake.begin();
        if (stopCause != null) {
            failAll(Writer.stopped(stopCause.getMessage()));
            return true;
        }
        try {
            tight = tight && !ballast.restore();
            level.set(forced);
            pace.apply(connection);
            if (!beginLocked()) {
                return false;
            }
            Throwable failure = runTogether();
            if (batch.isEmpty()) {
                // All that waited was withdrawn.
                connection.rollback();
                return true;
            }
            if (failure == null) {
                commit(forced);
            } else if (batch.size() == 1) {
                batch.getFirst().failWith(failure);
            } else {
                runEachAlone();
                commit(forced);
            }
            answer();
        } catch (RuntimeException e) {
            recover(e, forced);
        }
        return true;
    }

    private boolean beginLocked() {
        meter.wantsLock(System.nanoTime());
        try {
            connection.begin(TransactionMode.IMMEDIATE);
        } catch (SqliteException e) {
            if (e.code() != ResultCode.BUSY) {
                throw e;
            }
            LOG.warn(
                    "{}: another program holds the write lock for {} s; {} tasks wait. Nothing can"
                            + " be booked until it lets go",
                    connection.name(),
                    meter.lockWait().toSeconds(),
                    intake.ledgerDepth() + intake.marketDepth());
            return false;
        }
        meter.hasLock();
        return true;
    }

    /** Fails all that waits, because the lock that it waits for does not come. */
    void failLockedOut() {
        failAll(Writer.lockedOut(meter.lockWait()));
    }

    /** Runs and answers a piece of upkeep, outside of a transaction. */
    void runUpkeep(UpkeepTask<?> task) {
        if (stopCause != null) {
            task.result.completeExceptionally(Writer.stopped(stopCause.getMessage()));
            return;
        }
        try {
            level.set(false);
            task.run(connection);
        } catch (RuntimeException | Error e) {
            if (e instanceof RuntimeException failure && diskFailed(failure)) {
                stop(translated(failure));
            }
            task.result.completeExceptionally(
                    e instanceof RuntimeException failure ? translated(failure) : e);
        } finally {
            rollBackWhatIsOpen();
        }
    }

    private void rollBackWhatIsOpen() {
        try {
            connection.rollback();
        } catch (SqliteException e) {
            LOG.warn("{}: rolling back failed: {}", connection.name(), e.getMessage());
        }
    }

    /** Back to the profile's own level, for a time in which nothing waits. */
    void rest() {
        try {
            level.set(false);
            pace.apply(connection);
        } catch (RuntimeException e) {
            // The next batch meets what is wrong here, and answers for it.
            LOG.warn("{}: the writer does not rest: {}", connection.name(), e.getMessage());
        }
    }

    /** Fails what a batch has taken and not answered, when the thread ends inside it. */
    void failTaken(RuntimeException error) {
        batch.forEach(task -> task.failWith(error));
        answer();
    }

    /** Answers what the one task that failed threw; then nothing has happened. */
    private @Nullable Throwable runTogether() {
        long begun = System.nanoTime();
        for (Task<?> task = intake.next(); task != null; task = nextSince(begun)) {
            batch.add(task);
            try {
                run(task);
            } catch (RuntimeException | Error e) {
                throwIfNotItsOwn(e);
                connection.rollback();
                return e;
            }
        }
        return null;
    }

    private @Nullable Task<?> nextSince(long begun) {
        return System.nanoTime() - begun < batchNanosMax ? intake.next() : null;
    }

    private void runEachAlone() {
        connection.begin(TransactionMode.IMMEDIATE);
        for (Task<?> task : batch) {
            connection.execute(SAVEPOINT);
            try {
                run(task);
            } catch (RuntimeException | Error e) {
                throwIfNotItsOwn(e);
                if (!connection.inTransaction()) {
                    // SQLite gave the whole transaction up, the tasks before this one included.
                    throw e;
                }
                task.failWith(e);
                connection.execute(ROLLBACK_TO);
            }
            connection.execute(RELEASE);
        }
    }

    private void run(Task<?> task) {
        if (tight && !task.isCritical()) {
            task.failWith(noRoom());
            return;
        }
        task.run(transaction);
    }

    private void commit(boolean forced) {
        long begun = System.nanoTime();
        if (forced && FileWatch.hasMoved(connection)) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_MOVED,
                    connection.name()
                            + " was moved, deleted or replaced while it was in use. Nothing is"
                            + " booked since. Stop the program, put the file back with its -wal,"
                            + " and start it again.");
        }
        connection.commit();
        if (!tight && meter.isDiskFull()) {
            meter.diskFull(false);
        }
        meter.committed(batch.size(), forced, System.nanoTime() - begun);
    }

    private void recover(RuntimeException error, boolean forced) {
        if (canRescueFrom(error)) {
            rescue(forced);
            return;
        }
        giveUp(error);
    }

    /** Runs the critical tasks of the batch in the room that the ballast kept; the others fail. */
    private void rescue(boolean forced) {
        ballast.release();
        tight = true;
        meter.diskFull(true);
        LOG.warn(
                "{}: the disk is full. Only critical tasks are booked, in the room kept for them",
                connection.name());
        try {
            connection.rollback();
            runEachAlone();
            commit(forced);
            answer();
        } catch (RuntimeException e) {
            giveUp(e);
        }
    }

    private void giveUp(RuntimeException error) {
        if (diskFailed(error) || isMoved(error)) {
            stop(translated(error));
        } else if (isFull(error)) {
            meter.diskFull(true);
        }
        try {
            connection.rollback();
        } catch (SqliteException e) {
            error.addSuppressed(e);
        }
        failAll(translated(error));
    }

    /** What is known to be on the disk is what the last checkpoint left: do not add to it. */
    private void stop(RuntimeException error) {
        TradekeepException cause =
                error instanceof TradekeepException known
                        ? known
                        : new TradekeepException(ErrorCode.DATABASE_IO, "Writing failed.", error);
        stopCause = cause;
        meter.stopped(cause);
        connection.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, true);
        onStop.accept(cause);
    }

    /** Fails the batch; if it never began, what it would have taken. */
    private void failAll(RuntimeException error) {
        if (batch.isEmpty()) {
            for (Task<?> task = intake.next(); task != null; task = intake.next()) {
                batch.add(task);
            }
        }
        failTaken(error);
    }

    private void answer() {
        meter.answering(batch, System.nanoTime());
        for (Task<?> task : batch) {
            task.answer();
        }
        batch.clear();
    }

    /** Some failures are not about the task in which they happen. */
    private void throwIfNotItsOwn(Throwable error) {
        if (error instanceof RuntimeException failure
                && (diskFailed(failure) || canRescueFrom(failure))) {
            throw failure;
        }
    }

    private static boolean diskFailed(RuntimeException error) {
        return StorageErrors.cause(error).filter(StorageErrors::isDiskFailure).isPresent();
    }

    private static boolean isFull(RuntimeException error) {
        return StorageErrors.cause(error)
                .filter(e -> StorageErrors.codeOf(e) == ErrorCode.DATABASE_FULL)
                .isPresent();
    }

    private static boolean isMoved(RuntimeException error) {
        return error instanceof TradekeepException known
                && known.code() == ErrorCode.DATABASE_MOVED;
    }

    private boolean canRescueFrom(RuntimeException error) {
        return ballast.isHeld() && isFull(error) && batch.stream().anyMatch(Task::isCritical);
    }

    private static RuntimeException translated(RuntimeException error) {
        return error instanceof SqliteException e
                ? StorageErrors.translate(e, "Committing")
                : error;
    }

    private static TradekeepException noRoom() {
        return new TradekeepException(
                ErrorCode.DATABASE_FULL,
                "The disk is full: only exits, halts and alarms are still booked. Free some disk"
                        + " space; nothing was written.");
    }
}
