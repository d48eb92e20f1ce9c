package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.sqlite.Backup;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sqlite.file.OwnersFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Copies a database into a new file while others write it.
 *
 * <p>The source holds one read transaction for the whole copy, so that every step sees the same
 * moment. Without it a commit of another connection would begin the copy again, for ever under
 * load. A reader never holds the writer up; the log only grows until the copy is done, and a commit
 * to a growing log costs more, so the copy takes no rests. The copy reaches the disk in pieces,
 * because the sync of one large piece at the end would keep the writer's own syncs waiting.
 *
 * <p>The copy is a single file without a log, so that any program can read it where nothing may be
 * written next to it.
 */
final class OnlineCopy {
    /** Pages of one step. */
    static final int STEP_PAGES = 256;

    /**
     * The copy is synced each time so many bytes have been written: the most one sync has to do.
     */
    static final long SYNC_EVERY_BYTES = 8L << 20;

    /** A crash leaves a part that is thrown away, so the copy itself needs no journal. */
    private static final String TARGET_SETTINGS =
            """
            PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
            PRAGMA cache_size=-4000\
            """;

    private static final String FIRST_READ = "SELECT count(*) FROM sqlite_schema";

    /** Bytes 18 and 19 of the header say how the file is written and read: 2 with a log. */
    private static final int VERSIONS_AT = 18;

    private static final byte WITHOUT_LOG = 1;
    private static final byte WITH_LOG = 2;

    private OnlineCopy() {}

    /** Copies the database as it is now; the caller syncs and names the file. */
    static void copy(Connection source, Path part, Backup.Progress progress) throws IOException {
        copy(source, part, progress, () -> {});
    }

    /**
     * {@link #copy(Connection, Path, Backup.Progress)}.
     *
     * @param begun told when the moment that is copied has been fixed
     */
    static void copy(Connection source, Path part, Backup.Progress progress, Runnable begun)
            throws IOException {
        source.begin(TransactionMode.DEFERRED);
        try {
            readOnce(source);
            begun.run();
            copyPages(source, part, progress);
        } finally {
            source.rollback();
        }
        setVersions(part, WITHOUT_LOG);
    }

    private static void readOnce(Connection source) {
        try (Statement statement = source.prepare(FIRST_READ)) {
            statement.step();
        }
    }

    private static void copyPages(Connection source, Path part, Backup.Progress progress)
            throws IOException {
        OwnersFile.create(part);
        try (Connection target = Connection.open(part, OpenMode.READ_WRITE_CREATE)) {
            target.execute(TARGET_SETTINGS);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    Backup backup = Backup.start(source, target)) {
                long synced = 0;
                boolean more = true;
                while (more) {
                    more = backup.step(STEP_PAGES);
                    progress.copied(backup.remainingPages(), backup.totalPages());
                    long size = channel.size();
                    if (size - synced >= SYNC_EVERY_BYTES) {
                        channel.force(false);
                        synced = size;
                    }
                }
            }
        }
    }

    /**
     * Whether a database says that it is written through a log, and none lies next to it. A backup
     * of ours says it is not.
     */
    static boolean lacksItsLog(Path database) throws IOException {
        ByteBuffer version = ByteBuffer.allocate(1);
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ)) {
            channel.read(version, VERSIONS_AT);
        }
        return version.get(0) == WITH_LOG
                && !Files.exists(database.resolveSibling(database.getFileName() + "-wal"));
    }

    /** Makes a database that nobody has open one with a write-ahead log. */
    static void setLog(Path database) throws IOException {
        setVersions(database, WITH_LOG);
    }

    private static void setVersions(Path database, byte version) throws IOException {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {version, version}), VERSIONS_AT);
        }
    }
}
