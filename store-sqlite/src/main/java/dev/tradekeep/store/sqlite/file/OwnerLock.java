package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The mark of the one process that may write a database file: an operating-system lock on the side
 * file {@code FILE.lock}, which holds the owner's process id. The system drops the lock when the
 * process ends, however it ends.
 *
 * <p>The lock is never on the database itself: closing any descriptor of that file would drop
 * SQLite's own locks. The side file stays behind, empty, because deleting it would race with the
 * next owner.
 */
public final class OwnerLock implements AutoCloseable {
    private static final Duration RETRY_EVERY = Duration.ofMillis(20);
    private static final int OWNER_TEXT_MAX = 64;

    /**
     * The side files that this process owns or is about to. Java must not even open one of them
     * again: closing any descriptor of a file drops the locks that the process has on it.
     */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path side;
    private final FileChannel channel;

    private OwnerLock(Path side, FileChannel channel) {
        this.side = side;
        this.channel = channel;
    }

    /**
     * Becomes the owner, waiting for the present one as long as {@code patience} allows.
     *
     * @param file the canonical path of the database, which need not exist yet
     * @throws TradekeepException with {@link ErrorCode#DATABASE_LOCKED}, naming the owner
     */
    public static OwnerLock acquire(Path file, Duration patience) {
        Path side = sideFile(file);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!TAKEN.add(side)) {
            if (System.nanoTime() - deadline >= 0) {
                throw locked(file, pid());
            }
            pause();
        }
        boolean acquired = false;
        try {
            FileChannel channel = lock(file, side, deadline);
            acquired = true;
            return new OwnerLock(side, channel);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "The owner of "
                            + file
                            + " is marked in "
                            + side
                            + ", which cannot be written ("
                            + e.getMessage()
                            + "). Check the folder's permissions and free space.",
                    e);
        } finally {
            if (!acquired) {
                TAKEN.remove(side);
            }
        }
    }

    /**
     * Whether somebody, here or in another process, owns a file at this moment.
     *
     * @param file the canonical path of the database, which need not exist
     */
    public static boolean isTaken(Path file) {
        try (OwnerLock _ = acquire(file, Duration.ZERO)) {
            return false;
        } catch (TradekeepException e) {
            return e.code() == ErrorCode.DATABASE_LOCKED;
        }
    }

    private static FileChannel lock(Path file, Path side, long deadline) throws IOException {
        FileChannel channel =
                OwnersFile.open(
                        side,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            while (lock == null) {
                if (System.nanoTime() - deadline >= 0) {
                    throw locked(file, readOwner(channel));
                }
                pause();
                lock = channel.tryLock();
            }
            write(channel, pid());
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The side file of a database. */
    static Path sideFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Gives the file up. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The lock is gone with the channel; a stale process id is only a name in a message.
            return;
        } finally {
            TAKEN.remove(side);
        }
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static String readOwner(FileChannel channel) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(OWNER_TEXT_MAX);
        channel.read(owner, 0);
        return StandardCharsets.US_ASCII.decode(owner.flip()).toString().strip();
    }

    private static TradekeepException locked(Path file, String pid) {
        return new TradekeepException(
                ErrorCode.DATABASE_LOCKED,
                file
                        + " is in use by "
                        + (pid.isEmpty() ? "another process" : "process " + pid)
                        + ". Stop it, or wait until it is done.");
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED, "Interrupted while waiting for the database.", e);
        }
    }

    /** The path that every way to the file leads to: symbolic links resolved. */
    public static Path canonical(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute)) {
                return absolute.toRealPath();
            }
            if (Files.isSymbolicLink(absolute)) {
                // SQLite would follow the link and make the file, whose owner is marked elsewhere.
                throw new TradekeepException(
                        ErrorCode.FILE_NOT_FOUND,
                        absolute
                                + " is a symbolic link to "
                                + Files.readSymbolicLink(absolute)
                                + ", which does not exist. Name the file itself.");
            }
            Path folder = absolute.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new TradekeepException(
                        ErrorCode.FILE_NOT_FOUND,
                        "The folder of " + absolute + " does not exist. Make it first.");
            }
            return folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    absolute + " cannot be reached: " + e.getMessage() + ".",
                    e);
        }
    }
}
