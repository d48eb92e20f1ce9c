package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Backup;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.file.FreeSpace;
import dev.tradekeep.store.sqlite.file.Sha256;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The copy of a database that is made before its schema changes: {@code FILE.backup-TIME-N} next to
 * it. It is written under another name, checked, synced and then renamed, so that a file of that
 * name is whole. The last three are kept.
 */
final class SafetyCopy {
    static final int KEPT = 3;

    private static final String PART = ".backup-part";
    private static final int STEP_PAGES = 4_096;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private SafetyCopy() {}

    /**
     * Makes the copy.
     *
     * @param file where the database lies; its owner calls
     * @return what was made
     * @throws TradekeepException with {@link ErrorCode#DATABASE_FULL} when there is no room; the
     *     database is as it was
     */
    static CopyMade make(Connection source, Path file, InstantSource clock) {
        long startedAt = Micros.now(clock);
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            deleteParts(part);
            requireRoom(source, part);
            copy(source, part);
            String sha256 = Sha256.of(part, () -> {});
            Path copy = nextName(file, clock);
            WholeFile.publish(part, copy);
            deleteOld(file);
            return new CopyMade(
                    copy, Files.size(copy), sha256, startedAt, Micros.now(clock), list(file));
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "The backup of "
                            + file
                            + " before its migration failed: "
                            + e.getMessage()
                            + ". Nothing was changed.",
                    e);
        }
    }

    private static void copy(Connection source, Path part) throws IOException {
        try {
            Backup.copy(source, part, STEP_PAGES, (remaining, total) -> {});
            check(part);
        } catch (SqliteException e) {
            deleteParts(part);
            ErrorCode code = StorageErrors.codeOf(e);
            throw new TradekeepException(
                    code == ErrorCode.DATABASE_IO ? ErrorCode.DATABASE_FULL : code,
                    "The backup before the migration cannot be written to "
                            + part
                            + ": "
                            + e.getMessage()
                            + ". Free some disk space; nothing was changed.",
                    e);
        }
    }

    private static void check(Path part) {
        try (Connection copy = Connection.open(part, OpenMode.READ_WRITE);
                Statement check = copy.prepare("PRAGMA quick_check(1)")) {
            check.step();
            String answer = String.valueOf(check.getText(0));
            if (!answer.equals("ok")) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_CORRUPT,
                        "The backup before the migration is damaged, and so the database may be: "
                                + answer
                                + ". Nothing was changed; restore an older backup.");
            }
        }
    }

    /** Throws unless a file of the database's size fits next to it. */
    static void requireRoom(Connection source, Path target) {
        FreeSpace.require(sizeBytes(source), target);
    }

    /** The size of the database with what is in its log. */
    static long sizeBytes(Connection connection) {
        return number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size");
    }

    private static long number(Connection connection, String pragma) {
        try (Statement statement = connection.prepare(pragma)) {
            statement.step();
            return statement.getLong(0);
        }
    }

    /** The next number of this second; those of copies that were deleted are not used again. */
    private static Path nextName(Path file, InstantSource clock) throws IOException {
        String prefix = file.getFileName() + ".backup-" + TIME.format(clock.instant()) + "-";
        int last =
                list(file).stream()
                        .map(copy -> copy.getFileName().toString())
                        .filter(name -> name.startsWith(prefix))
                        .mapToInt(name -> Integer.parseInt(name.substring(prefix.length())))
                        .max()
                        .orElse(0);
        return file.resolveSibling(prefix + (last + 1));
    }

    private static void deleteOld(Path file) throws IOException {
        List<Path> copies = list(file);
        for (Path copy : copies.subList(0, Math.max(0, copies.size() - KEPT))) {
            Files.delete(copy);
        }
    }

    /** A copy that a crash left with the journal of its own, which must not meet the next one. */
    private static void deleteParts(Path part) throws IOException {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + suffix));
        }
    }

    /** The copies of a database that are there, the oldest first. */
    static List<Path> list(Path file) throws IOException {
        Pattern name =
                Pattern.compile(
                        Pattern.quote(file.getFileName() + ".backup-")
                                + "([0-9]{8}T[0-9]{6}Z)-([0-9]{1,9})");
        try (Stream<Path> files = Files.list(WholeFile.folderOf(file))) {
            return files.map(path -> name.matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .sorted(
                            Comparator.comparing((Matcher one) -> one.group(1))
                                    .thenComparingInt(one -> Integer.parseInt(one.group(2))))
                    .map(one -> file.resolveSibling(one.group()))
                    .toList();
        }
    }
}
