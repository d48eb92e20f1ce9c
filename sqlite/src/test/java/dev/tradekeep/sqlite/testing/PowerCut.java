package dev.tradekeep.sqlite.testing;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a {@link FaultyFileSystem} recorded, and the files that a power cut could have left of it.
 *
 * <p><b>How it works.</b> The file system keeps a journal in memory: each write with its bytes,
 * each truncation, creation, deletion and sync, in order. A power cut is a position in that
 * journal. What was synced before it is on the disk; of the rest, each write is kept, dropped or
 * torn into sectors of 512 bytes, each truncation, creation and deletion kept or undone, as a seed
 * decides: some seeds lose nearly everything, some nearly nothing, most are in between, and none
 * respects the order in which an unsynced window was written. A failed sync makes its window unsure
 * for ever. The rules are spelled out at the top of {@code faulty.c}.
 *
 * <p>So one run of a program gives as many crashes as there are positions and seeds, each made in
 * memory and written to a folder of its own, where the database can be opened with any file system:
 *
 * <pre>{@code
 * PowerCut power = disk.record(); // closed when done: it holds every byte that was written
 * …                                  // work; after each acknowledged commit note power.position()
 * for (long seed = 0; seed < seeds; seed++) {
 *     long position = random.nextLong(power.position() + 1);
 *     power.writeImage(position, seed, folder);
 *     // Open the database in the folder: what was acknowledged at the position must be there.
 * }
 * }</pre>
 *
 * <p>{@link #after} instead stops the running program: from that call on the whole file system
 * fails, so what the program does last is what a real one does whose disk is gone. Then {@link
 * #position} stays where the power went.
 *
 * <p>The files must have names of their own, as each is written to the one folder under its last
 * name. Shared memory ({@code -shm}) is in no image. Any thread may call every method. A file
 * system records for one of these at a time.
 */
public final class PowerCut implements AutoCloseable {
    private static final int NOT_RECORDED = -1;

    private final FaultyFileSystem system;

    PowerCut(FaultyFileSystem system) {
        this.system = system;
    }

    /** Cuts the power right after the {@code nth} successful call of an operation from now. */
    public void after(Operation operation, long nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("Calls count from 1, not from " + nth + ".");
        }
        synchronized (system) {
            FaultyNative.cutAfter(system.recording(this), operation.number(), nth);
        }
    }

    /** Whether the power is off: every call fails until the file system records again. */
    public boolean isOff() {
        synchronized (system) {
            return FaultyNative.isCut(system.recording(this)) != 0;
        }
    }

    /** Ends the recording, frees its memory and turns the power on. Closing twice does nothing. */
    @Override
    public void close() {
        synchronized (system) {
            system.stop(this);
        }
    }

    /** The entries of the journal so far. */
    public long position() {
        synchronized (system) {
            return FaultyNative.position(system.recording(this));
        }
    }

    /**
     * Writes to a folder the files as a power cut at a position may leave them. Files of an earlier
     * image in the folder are replaced or deleted. The same recording, position and seed give the
     * same bytes.
     *
     * @param position 0 to {@link #position}
     * @param folder exists, and is not the one the program works in
     * @throws IOException when a file cannot be written
     * @throws IllegalStateException when there is no whole recording up to the position
     */
    public void writeImage(long position, long seed, Path folder) throws IOException {
        int result;
        synchronized (system) {
            String target = folder.toAbsolutePath().toString();
            result = FaultyNative.writeImage(system.recording(this), position, seed, target);
        }
        if (result == NOT_RECORDED) {
            throw new IllegalStateException(
                    "No whole recording up to position "
                            + position
                            + ": it is longer than the record, or the record outgrew its memory.");
        }
        if (result != 0) {
            throw new IOException(
                    "The image could not be written to " + folder + ": errno " + result);
        }
    }
}
