package dev.tradekeep.store.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user's folder of migrations: its files whose names end in {@code .sql}; others and folders in
 * it are left alone. A file that could be meant as a migration but is not named as one is an error,
 * because leaving it out in silence would lose it.
 */
public final class MigrationFolder {
    /** A file of more is no migration. */
    private static final long FILE_BYTES_MAX = 16 << 20;

    private MigrationFolder() {}

    /**
     * Reads the migrations of a folder, in order.
     *
     * @throws TradekeepException when the folder is not there, is a file, or holds no migration;
     *     when a file cannot be read or is wrongly named; when two have one number
     */
    public static List<Migration> read(Path folder) {
        requireFolder(folder);
        List<Migration> migrations = new ArrayList<>();
        List<String> misnamed = new ArrayList<>();
        for (Path file : sqlFiles(folder)) {
            String name = nameOf(file);
            if (Migration.isName(name)) {
                String text = readText(file);
                MigrationFileCheck.check(file, text);
                migrations.add(Migration.of(Namespace.USER, name, file.toString(), text));
            } else {
                misnamed.add(name + Migration.SUFFIX);
            }
        }
        if (!misnamed.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    folder
                            + " holds files that are not named as migrations: "
                            + String.join(", ", misnamed)
                            + ". Name them NUMBER_name.sql or db-name.sql, or move them away.");
        }
        if (migrations.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND,
                    folder
                            + " holds no migrations; wanted files named NUMBER_name.sql or"
                            + " db-name.sql.");
        }
        migrations.sort(Migration.ORDER);
        twoOfOneNumber(migrations)
                .ifPresent(twins -> {
                    throw new TradekeepException(
                            ErrorCode.CONFLICT,
                            "Two migrations in " + folder + " have one number: " + twins + ".");
                });
        return migrations;
    }

    /**
     * The files of a folder that end in {@code .sql}, in the order of their application; those that
     * are not named as migrations come last.
     */
    public static List<Path> inOrder(Path folder) {
        return sqlFiles(folder).stream()
                .sorted(
                        Comparator.comparingInt((Path file) -> numberOf(file))
                                .thenComparing(file -> !Migration.isName(nameOf(file)))
                                .thenComparing(MigrationFolder::nameOf))
                .toList();
    }

    private static int numberOf(Path file) {
        return Migration.numberOf(nameOf(file)).orElse(Integer.MAX_VALUE);
    }

    private static List<Path> sqlFiles(Path folder) {
        requireFolder(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(Migration.SUFFIX))
                            .filter(file -> !Files.isDirectory(file))
                            .sorted()
                            .toList();
            found.forEach(MigrationFolder::requireFile);
            return found;
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** The text of a file of SQL. */
    public static String readText(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new TradekeepException(
                        ErrorCode.FILE_MALFORMED,
                        file + " is larger than " + FILE_BYTES_MAX + " bytes; split it.");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED, file + " is not UTF-8. Convert it.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The name of the migration in a file. */
    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - Migration.SUFFIX.length());
    }

    /** Two neighbours in order that have one number, such as {@code 001_a and 001_b}. */
    static Optional<String> twoOfOneNumber(List<Migration> migrations) {
        for (int i = 1; i < migrations.size(); i++) {
            Migration before = migrations.get(i - 1);
            Migration one = migrations.get(i);
            if (one.number().isPresent()
                    && one.namespace() == before.namespace()
                    && one.number().equals(before.number())) {
                return Optional.of(before.name() + " and " + one.name());
            }
        }
        return Optional.empty();
    }

    /** Leaving out a link to nothing would lose a migration in silence. */
    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    file
                            + (Files.isSymbolicLink(file)
                                    ? " is a link to nothing; "
                                    : " is no file; ")
                            + "wanted a migration. Put the file there, or take the name away.");
        }
    }

    private static void requireFolder(Path folder) {
        if (!Files.exists(folder)) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND,
                    "There is no folder " + folder + ". Check the path, or make it first.");
        }
        if (!Files.isDirectory(folder)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    folder + " is a file; wanted a folder of migrations.");
        }
    }

    private static TradekeepException unreadable(Path path, IOException e) {
        return new TradekeepException(
                ErrorCode.FILE_UNREADABLE, path + " cannot be read: " + e.getMessage() + ".", e);
    }
}
