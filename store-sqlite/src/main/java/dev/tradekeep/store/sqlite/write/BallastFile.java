package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.store.sqlite.file.OwnersFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ballast that is a file of a set size next to the database. It holds noise, because a file
 * system may store zeros without using room for them.
 */
public final class BallastFile implements Ballast {
    private static final Logger LOG = LoggerFactory.getLogger(BallastFile.class);

    /** Enough for some thousands of bookings with every index. */
    public static final long BYTES_DEFAULT = 16L << 20;

    /** What must be free next to the ballast before it is made again. */
    private static final int ROOM_FACTOR = 2;

    private static final int CHUNK_BYTES = 1 << 16;
    private static final long NOISE_SEED = 1;
    private static final String SUFFIX = ".ballast";

    private final Path file;
    private final long bytes;
    private final LongSupplier freeBytes;
    private boolean held;

    private BallastFile(Path file, long bytes, LongSupplier freeBytes) {
        this.file = file;
        this.bytes = bytes;
        this.freeBytes = freeBytes;
    }

    /**
     * The file {@code FILE.ballast} of a database, made now when it is not there and the disk has
     * room for it.
     *
     * @param database an absolute path
     * @param bytes above 0
     */
    public static BallastFile of(Path database, long bytes) {
        return of(database, bytes, () -> database.resolveSibling("").toFile().getUsableSpace());
    }

    static BallastFile of(Path database, long bytes, LongSupplier freeBytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Wanted a size above 0, found " + bytes);
        }
        Path file = database.resolveSibling(database.getFileName() + SUFFIX);
        BallastFile ballast = new BallastFile(file, bytes, freeBytes);
        ballast.restore();
        return ballast;
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    @Override
    public void release() {
        held = false;
        delete();
    }

    @Override
    public boolean restore() {
        if (held) {
            return true;
        }
        try {
            if (Files.exists(file) && Files.size(file) == bytes) {
                held = true;
                return true;
            }
            if (freeBytes.getAsLong() >= bytes * ROOM_FACTOR) {
                fill();
                held = true;
            }
        } catch (IOException e) {
            // The disk is full after all; half a ballast would only take away what is left.
            delete();
        }
        return held;
    }

    private void fill() throws IOException {
        SplittableRandom noise = new SplittableRandom(NOISE_SEED);
        byte[] chunk = new byte[CHUNK_BYTES];
        try (FileChannel channel =
                OwnersFile.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; left -= CHUNK_BYTES) {
                noise.nextBytes(chunk);
                ByteBuffer next = ByteBuffer.wrap(chunk, 0, (int) Math.min(left, CHUNK_BYTES));
                while (next.hasRemaining()) {
                    channel.write(next);
                }
            }
            channel.force(true);
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays and keeps its room; the booking that needed the room fails and says why.
            LOG.warn("{} could not be deleted: {}", file, e.getMessage());
        }
    }
}
