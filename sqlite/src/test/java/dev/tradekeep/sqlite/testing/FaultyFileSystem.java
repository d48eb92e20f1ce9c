package dev.tradekeep.sqlite.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A file system for SQLite that counts what is asked of it and fails when told to.
 *
 * <p><b>How it works.</b> SQLite reaches its files through a table of C functions, a VFS, chosen by
 * name when a connection opens. Registering a {@code FaultyFileSystem} adds one such table, made of
 * C code in front of SQLite's own: files lie where they always do, other connections and other file
 * systems of the process may share them, and locks hold between all of them. What passes through is
 * counted per {@link Operation}; a rule per operation says whether the Nth call from now fails,
 * once or from then on, and {@link Operation#ANY} counts every call of whatever kind, which is what
 * a sweep wants:
 *
 * <pre>{@code
 * try (FaultyFileSystem disk = FaultyFileSystem.register()) {
 *     boolean struck = true;
 *     for (int n = 1; struck; n++) {
 *         try (Connection connection = Connection.open(file, READ_WRITE_CREATE, disk.name())) {
 *             disk.failOnce(Operation.ANY, n, Fault.IO_ERROR);
 *             connection.execute("INSERT INTO t VALUES (1)");
 *         } catch (SqliteException e) {
 *             // The Nth call failed: the insert must have left no trace.
 *         }
 *         struck = disk.isStruck();
 *         disk.heal();
 *     }
 * }
 * }</pre>
 *
 * <p><b>What a fault does.</b> The call is not carried out (a {@link Fault#SHORT} one by half) and
 * SQLite gets the code that its own file system gives for such an error. Closing a file and giving
 * a lock back always work, as they do on a broken disk, so a connection can be closed whatever
 * happens.
 *
 * <p><b>What is different from a disk.</b> A sync is counted and recorded, but is not passed on:
 * tests need not wait for a disk, and {@link PowerCut} decides from the record what would have
 * lasted. Files are never memory-mapped, whatever {@code mmap_size} says, so that every read and
 * write of a database is seen; only the WAL's shared memory is mapped, as always.
 *
 * <p>Each file system has rules and counters of its own; several may be registered at once. Every
 * method may be called from any thread, while connections of several threads work on it.
 *
 * @see <a href="https://www.sqlite.org/vfs.html">The SQLite OS Interface or "VFS"</a>
 */
public final class FaultyFileSystem implements AutoCloseable {
    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(1);

    private final String name;
    private long handle;
    private long struckBefore;
    private @Nullable PowerCut recording;

    private FaultyFileSystem(String name, long handle) {
        this.name = name;
        this.handle = handle;
    }

    /** Registers a new file system without faults, under a name of its own. */
    public static FaultyFileSystem register() {
        String name = "faulty-" + NEXT_NUMBER.getAndIncrement();
        long handle = FaultyNative.register(name);
        if (handle == 0) {
            throw new IllegalStateException("SQLite did not take the file system " + name + ".");
        }
        return new FaultyFileSystem(name, handle);
    }

    /** The name to open connections with. */
    public String name() {
        return name;
    }

    /** Makes the {@code nth} call of an operation from now fail (1: the next), then none. */
    public void failOnce(Operation operation, long nth, Fault fault) {
        fail(operation, nth, fault, false);
    }

    /** Makes the {@code nth} call of an operation from now fail (1: the next), and all after it. */
    public void failForever(Operation operation, long nth, Fault fault) {
        fail(operation, nth, fault, true);
    }

    private synchronized void fail(Operation operation, long nth, Fault fault, boolean forever) {
        if (nth < 1) {
            throw new IllegalArgumentException("Calls count from 1, not from " + nth + ".");
        }
        FaultyNative.fail(usable(), operation.number(), nth, fault.number(), forever ? 1 : 0);
    }

    /** Refuses to create or delete files, as a folder without write permission does. */
    public synchronized void makeFolderReadOnly() {
        FaultyNative.makeFolderReadOnly(usable());
    }

    /** Takes every fault away, the read-only folder too; {@link #isStruck} starts again. */
    public synchronized void heal() {
        FaultyNative.heal(usable());
        struckBefore = FaultyNative.struck(handle);
    }

    /** Whether a fault has struck since {@link #heal} was last called. */
    public synchronized boolean isStruck() {
        return FaultyNative.struck(usable()) > struckBefore;
    }

    /** Calls of an operation since the registration, failed ones included. */
    public synchronized long count(Operation operation) {
        return FaultyNative.count(usable(), operation.number());
    }

    /** File syncs since the registration: the difference around a commit is what it cost. */
    public long syncs() {
        return count(Operation.SYNC);
    }

    /** Files that SQLite holds open through this file system now. */
    public synchronized int openFiles() {
        return FaultyNative.openFiles(usable());
    }

    /**
     * Begins to record for power cuts. What was recorded before is gone, and if the power was cut,
     * it is back.
     *
     * @throws IllegalStateException when files are open
     */
    public synchronized PowerCut record() {
        int openFiles = FaultyNative.record(usable());
        if (openFiles > 0) {
            throw stillOpen("record", openFiles);
        }
        recording = new PowerCut(this);
        return recording;
    }

    /**
     * Takes the file system out of SQLite and frees its memory. Closing twice does nothing.
     *
     * @throws IllegalStateException when files are open; then it stays registered
     */
    @Override
    public synchronized void close() {
        if (handle == 0) {
            return;
        }
        int openFiles = FaultyNative.unregister(handle);
        if (openFiles > 0) {
            throw stillOpen("close", openFiles);
        }
        handle = 0;
    }

    /** The handle, after a check that this is what it records for. */
    long recording(PowerCut power) {
        if (recording != power) {
            throw new IllegalStateException("This recording of " + name + " has ended.");
        }
        return usable();
    }

    void stop(PowerCut power) {
        if (recording == power && handle != 0) {
            FaultyNative.stop(handle);
            recording = null;
        }
    }

    private long usable() {
        if (handle == 0) {
            throw new IllegalStateException("The file system " + name + " is closed.");
        }
        return handle;
    }

    private IllegalStateException stillOpen(String action, int openFiles) {
        return new IllegalStateException(
                "Cannot "
                        + action
                        + " the file system "
                        + name
                        + ": "
                        + openFiles
                        + " files are open. Close their connections first.");
    }
}
