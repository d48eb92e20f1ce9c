package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The room on a disk, asked for before something large is written to it. */
public final class FreeSpace {
    /** What a file system needs next to the data itself. */
    public static final long SPARE_BYTES = 1 << 20;

    private FreeSpace() {}

    /**
     * Throws unless a file of a size fits.
     *
     * @param target where the file will lie, in a folder that is there
     * @throws TradekeepException with {@link ErrorCode#DATABASE_FULL}
     */
    public static void require(long sizeBytes, Path target) {
        try {
            long free = Files.getFileStore(WholeFile.folderOf(target)).getUsableSpace();
            require(sizeBytes + SPARE_BYTES, free, target);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "The free space for " + target + " is not known: " + e.getMessage() + ".",
                    e);
        }
    }

    /** Throws unless what is wanted is there. */
    public static void require(long wantedBytes, long freeBytes, Path target) {
        if (freeBytes < wantedBytes) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_FULL,
                    String.format(
                            Locale.ROOT,
                            "There is no room for the copy %s: wanted %,d bytes, found %,d free."
                                    + " Free some disk space; nothing was changed.",
                            target,
                            wantedBytes,
                            freeBytes));
        }
    }
}
