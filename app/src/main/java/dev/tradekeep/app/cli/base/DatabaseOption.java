package dev.tradekeep.app.cli.base;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * {@code --db FILE}, which names the database: use as a {@code @Mixin}. In a noun group it serves
 * every verb of the group, before or after the verb's name; the verbs reach it through their
 * {@code @ParentCommand}.
 */
public final class DatabaseOption {
    private static final String VARIABLE = "TRADEKEEP_DB";

    /** How long a command waits for another one that owns the database. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Path DEFAULT = Path.of("data", "tradekeep.db");

    @Option(
            names = "--db",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The database. Default: $TRADEKEEP_DB, else data/tradekeep.db.")
    private @Nullable Path given;

    /** The database file, relative to the caller's folder unless given as absolute. */
    public Path file() {
        return file(System.getenv());
    }

    /** The same, for a command that may make the file: the folder of the default is made, too. */
    public Path fileToCreate() {
        Path file = file();
        if (file.equals(DEFAULT)) {
            makeFolderOf(file);
        }
        return file;
    }

    /**
     * Makes the folder of a database that nobody named.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_READ_ONLY}
     */
    public static void makeFolderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "The folder of "
                            + file
                            + " cannot be made here ("
                            + e.getMessage()
                            + "). Name a file with --db.",
                    e);
        }
    }

    public Path file(Map<String, String> environment) {
        if (given != null) {
            return given;
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        return variable.isEmpty() ? DEFAULT : Path.of(variable);
    }
}
