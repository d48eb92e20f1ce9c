package dev.tradekeep.store.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes the file of a new migration. */
public final class MigrationTemplate {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final String NAMED = "db-";
    private static final String TEXT =
            """
            -- What this is for, and why. One purpose a file.
            --
            -- It runs once, in one transaction, with foreign keys off; they are checked before the
            -- commit. BEGIN, COMMIT, PRAGMA, ATTACH and VACUUM are refused.

            """;

    private MigrationTemplate() {}

    /**
     * Makes a file with the next number of a folder, or without one when the name begins with
     * {@code db-}.
     *
     * @param folder made when it is missing
     * @return the file
     * @throws TradekeepException when the name is none, a file of it is there, or the folder cannot
     *     be written
     */
    public static Path create(Path folder, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a name of letters a to z, digits, - and _, at most 100; found '"
                            + name
                            + "'.");
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(fileName(folder, name));
            return Files.writeString(file, TEXT, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, e.getMessage() + " is there already.", e);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    "A migration cannot be made in " + folder + ": " + e.getMessage() + ".",
                    e);
        }
    }

    private static String fileName(Path folder, String name) {
        if (name.startsWith(NAMED) && name.length() > NAMED.length()) {
            return name + Migration.SUFFIX;
        }
        int last =
                MigrationFolder.inOrder(folder).stream()
                        .map(MigrationFolder::nameOf)
                        .flatMapToInt(one -> Migration.numberOf(one).stream())
                        .max()
                        .orElse(0);
        return String.format(Locale.ROOT, "%03d_%s%s", last + 1, name, Migration.SUFFIX);
    }
}
