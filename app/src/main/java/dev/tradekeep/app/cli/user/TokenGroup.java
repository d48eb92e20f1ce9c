package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep token}: what programs ask the server with. */
@Command(name = "token", description = "Make tokens for programs, and revoke them.")
public final class TokenGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("create", TokenCreateCommand::new),
                new CommandEntry("list", TokenListCommand::new),
                new CommandEntry("revoke", TokenRevokeCommand::new));
    }
}
