package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.DatedName;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a backup goes: a file that is not there yet, or a folder that holds the backups of a
 * database by date.
 *
 * @param folder that holds the backup
 * @param prefix of the names in a folder of backups
 * @param given the name that was asked for, or the folder
 */
record BackupTarget(Path folder, String prefix, Path given) {
    static final String SUFFIX = ".db";
    static final String COMPRESSED = ".gz";
    private static final List<String> SUFFIXES = List.of(SUFFIX, SUFFIX + COMPRESSED);

    /**
     * Checks a target.
     *
     * @throws TradekeepException when it is part of the database, is there already, or its folder
     *     is not there or may not be written
     */
    static BackupTarget of(DatabaseFile source, Path target) {
        Path given = target.toAbsolutePath().normalize();
        boolean isFolder = Files.isDirectory(given);
        Path folder = isFolder ? given : WholeFile.folderOf(given);
        if (!Files.isDirectory(folder)) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND,
                    "The folder " + folder + " of the backup does not exist. Make it first.");
        }
        if (source.isPartOf(given)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    given
                            + " is the database itself, or a file that belongs to it; wanted another"
                            + " name for the backup. Nothing was changed.");
        }
        if (!isFolder && Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(given);
        }
        if (!Files.isWritable(folder)) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    folder + " may not be written. Check its permissions, or name another folder.");
        }
        return new BackupTarget(folder, stem(source.path()), given);
    }

    private static TradekeepException exists(Path file) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                file
                        + " is there already, and a backup overwrites nothing. Name another file, or"
                        + " a folder that keeps several.");
    }

    private static String stem(Path database) {
        String name = database.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    boolean isFolder() {
        return folder.equals(given);
    }

    /** The name of the backup, which no file has. */
    Path file(boolean compress, InstantSource clock) throws IOException {
        String suffix = compress ? SUFFIX + COMPRESSED : SUFFIX;
        if (isFolder()) {
            return DatedName.next(folder, prefix, suffix, clock);
        }
        boolean named = !compress || given.getFileName().toString().endsWith(COMPRESSED);
        Path file = named ? given : given.resolveSibling(given.getFileName() + COMPRESSED);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file);
        }
        return file;
    }

    /** Deletes what was left by a backup that was killed. */
    void sweep() throws IOException {
        PartFile.sweep(folder, isFolder() ? prefix : given.getFileName().toString());
    }

    /** The backups of a folder that are dated later than now. */
    List<Path> ofTheFuture(InstantSource clock) throws IOException {
        Instant now = clock.instant();
        return isFolder()
                ? DatedName.list(folder, prefix, SUFFIXES).stream()
                        .filter(one -> one.isOfTheFuture(now))
                        .map(DatedName::file)
                        .toList()
                : List.of();
    }

    /**
     * Deletes all but the newest backups of a folder, each before its checksum.
     *
     * @param made the one that was just made, which stays whatever the clock says
     * @param keep how many stay; those dated later than now do not count
     * @return what was deleted
     */
    List<Path> rotate(Path made, int keep, InstantSource clock) throws IOException {
        List<DatedName> backups = DatedName.list(folder, prefix, SUFFIXES);
        List<Path> removed = new ArrayList<>();
        for (Path old : DatedName.beyond(backups, keep, clock.instant())) {
            if (!old.equals(made)) {
                Files.delete(old);
                Files.deleteIfExists(ChecksumFile.of(old));
                removed.add(old);
            }
        }
        return removed;
    }
}
