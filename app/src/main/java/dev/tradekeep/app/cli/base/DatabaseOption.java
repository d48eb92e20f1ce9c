package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.config.ConfigKey;
import dev.tradekeep.app.config.Configuration;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * {@code --db FILE}, which names the database: use as a {@code @Mixin}. In a noun group it serves
 * every verb of the group, before or after the verb's name; the verbs reach it through their
 * {@code @ParentCommand}.
 */
public final class DatabaseOption {
    /** How long a command waits for another one that owns the database. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--db",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = {
                "The database. Default: $TRADEKEEP_DB, else the setting database of tradekeep.toml, else"
                        + " data/tradekeep.db."
            })
    private @Nullable Path given;

    /** Whether the command line names one. */
    public boolean isGiven() {
        return given != null;
    }

    /** The database file, relative to the caller's folder unless given as absolute. */
    public Path file() {
        return file(null);
    }

    /**
     * The same for a command that is told where the configuration is.
     *
     * @param configuration null for the usual one
     */
    public Path file(@Nullable Path configuration) {
        if (given != null) {
            return given;
        }
        return Configuration.load(configuration, Invocation.current().environment(), Map.of())
                .path(ConfigKey.DATABASE);
    }

    /** The same, for a command that may make the file: the folder of the default is made, too. */
    public Path fileToCreate() {
        Path file = file();
        if (isDefault(file)) {
            makeFolderOf(file);
        }
        return file;
    }

    /** Whether it is the database of whoever names none, whose folder is made, too. */
    public static boolean isDefault(Path file) {
        return file.equals(Invocation.current().resolve(Path.of(ConfigKey.DATABASE.standard())));
    }

    /** The folder of strategies that the configuration names; empty for that next to the file. */
    public Optional<Path> strategies() {
        return Configuration.load(null, Invocation.current().environment(), Map.of())
                .optionalPath(ConfigKey.STRATEGIES_FOLDER);
    }

    /** Where the keys of secrets are, as the configuration says. */
    public SecretSettings secrets() {
        return SecretSettings.of(
                Configuration.load(null, Invocation.current().environment(), Map.of()));
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
}
