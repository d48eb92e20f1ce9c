package dev.tradekeep.store.sqlite.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that SQLite keeps next to a database, when it is the one that cannot be used: SQLite only
 * says that it could not open the database.
 */
public final class SideFile {
    private static final List<String> SUFFIXES = List.of("-wal", "-shm", "-journal");

    private SideFile() {}

    /** Which one this user may not use and what to do about it, in a sentence or two. */
    public static Optional<String> refused(Path database) {
        for (String suffix : SUFFIXES) {
            Path file = database.resolveSibling(database.getFileName() + suffix);
            Optional<String> fault = fault(file);
            if (fault.isPresent()) {
                return Optional.of(file + " " + fault.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("is no file; wanted the one that SQLite keeps there. Move it away.");
        }
        boolean readable = Files.isReadable(file);
        if (readable && Files.isWritable(file)) {
            return Optional.empty();
        }
        return Optional.of(
                (readable ? "may not be written" : "may not be read")
                        + " by this user"
                        + owner(file)
                        + ". Run as the owner of the database, or let this user read and write all"
                        + " of its files.");
    }

    private static String owner(Path file) {
        try {
            return "; it belongs to " + Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            // The sentence is true without it.
            return "";
        }
    }
}
