package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.config.Configuration;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.secrets.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code tradekeep secrets}: what exchanges let us in with. */
@Command(
        name = "secrets",
        description = "Keep the secrets of connections, encrypted under a key file.")
public final class SecretsGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration that says where the key file is.")
    private @Nullable Path configuration;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("set", SecretsSetCommand::new),
                new CommandEntry("list", SecretsListCommand::new),
                new CommandEntry("delete", SecretsDeleteCommand::new),
                new CommandEntry("rotate", SecretsRotateCommand::new));
    }

    /** Runs something with the secrets of a database that is there. */
    <R> R with(Function<Secrets, R> work) {
        SecureRandom random = new SecureRandom();
        SecretSettings settings =
                SecretSettings.of(
                        Configuration.load(
                                configuration, Invocation.current().environment(), Map.of()));
        return OwnedBooks.with(
                file(),
                open ->
                        work.apply(
                                new Secrets(
                                        open,
                                        OwnedBooks.CLOCK,
                                        new KeyRing(open, settings, random))));
    }

    /** The database. */
    Path file() {
        return database.file(configuration);
    }
}
