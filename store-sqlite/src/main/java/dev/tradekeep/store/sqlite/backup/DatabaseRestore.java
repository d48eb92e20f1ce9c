package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Puts a backup back: unpacked next to the database, verified there, and then put in its place in
 * one step. What lay there is kept. For a process that has no connection to the database.
 */
public final class DatabaseRestore {
    private final BackupVerifier verifier;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * @param patience how long to wait for another process that owns the database
     */
    public DatabaseRestore(BackupVerifier verifier, InstantSource clock, Duration patience) {
        this.verifier = verifier;
        this.clock = clock;
        this.patience = patience;
    }

    /** Makes the file that is to be put in place. */
    @FunctionalInterface
    private interface Source {
        /**
         * @param part a file that is not there yet
         */
        Restored write(Path part) throws IOException;
    }

    private record Restored(Verification verification, Optional<Long> statesAt) {}

    /**
     * Restores a backup.
     *
     * @param force whether a database that is there may be put aside
     * @throws TradekeepException when the backup is not sound, the database is there or owned, or
     *     there is no room; then the database is as it was
     */
    public RestoreReport restore(Path backup, Path database, boolean force) {
        BackupVerifier.checkIsReadable(backup);
        checkHasNoLog(backup);
        DatabaseFile target = DatabaseFile.at(database);
        if (target.isPartOf(backup)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    backup
                            + " is the database itself, or a file that belongs to it; wanted a"
                            + " backup of it. Nothing was changed.");
        }
        return put(
                target,
                force,
                part -> {
                    String sha256 = BackupVerifier.unpack(backup, part);
                    return new Restored(verifier.verify(backup, part, sha256), Optional.empty());
                });
    }

    /**
     * Restores a moment from an archive.
     *
     * @param at UTC microseconds; what was committed later is left out
     * @throws TradekeepException as {@link #restore}, and when the archive does not go back so far
     */
    public RestoreReport restoreFrom(Path archive, long at, Path database, boolean force) {
        if (!Files.isDirectory(archive)) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND,
                    "There is no folder " + archive + "; wanted an archive of a database.");
        }
        return put(
                DatabaseFile.at(database),
                force,
                part -> {
                    BaseCopy base = new Archive(archive).baseFor(at);
                    String sha256 = BackupVerifier.unpack(base.file(), part);
                    long reached = new ArchiveReader(base, at).applyTo(part);
                    return new Restored(
                            verifier.verify(base.file(), part, sha256), Optional.of(reached));
                });
    }

    /** What lies in a log is not in the file: that is a database in use, or a part of one. */
    private static void checkHasNoLog(Path backup) {
        for (String suffix : new String[] {"-wal", "-journal"}) {
            Path log = backup.resolveSibling(backup.getFileName() + suffix);
            if (log.toFile().length() > 0) {
                throw new TradekeepException(
                        ErrorCode.CONFLICT,
                        backup
                                + " has a log next to it ("
                                + log.getFileName()
                                + "), so it is no backup but a database in use, or a copy of one."
                                + " Make a backup of it with 'tradekeep db backup' and restore that.");
            }
        }
    }

    private RestoreReport put(DatabaseFile target, boolean force, Source source) {
        Path database = target.path();
        requireReplaceable(database, force);
        try (OwnerLock owned = OwnerLock.acquire(database, patience)) {
            assert owned != null;
            requireReplaceable(database, force);
            PartFile.sweep(WholeFile.folderOf(database), database.getFileName().toString());
            Path part = PartFile.of(database);
            try {
                Restored restored = source.write(part);
                checkSound(restored.verification());
                OnlineCopy.setLog(part);
                Optional<Aside> aside = new Replacement(database, clock).by(part);
                return new RestoreReport(
                        database, restored.verification(), restored.statesAt(), aside);
            } finally {
                PartFile.delete(part);
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "Restoring "
                            + database
                            + " failed: "
                            + e.getMessage()
                            + ". Check the folder and its free space; the database is as it was.",
                    e);
        }
    }

    /**
     * Refuses to take the place of a database without being told to.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT}
     */
    public static void requireReplaceable(Path database, boolean force) {
        if (!force && Files.exists(database)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    database
                            + " is there already. With --force it is put aside under a dated name"
                            + " and the backup takes its place; nothing was changed now.");
        }
    }

    private static void checkSound(Verification verification) {
        for (Verdict verdict : verification.verdicts()) {
            if (!verdict.passed()) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_CORRUPT,
                        verification.backup()
                                + " is not sound ("
                                + verdict.id()
                                + ": "
                                + verdict.problems().getFirst()
                                + "), so it was not restored; the database is as it was. Use"
                                + " another backup; 'tradekeep db verify' tells all that is wrong.");
            }
        }
    }
}
