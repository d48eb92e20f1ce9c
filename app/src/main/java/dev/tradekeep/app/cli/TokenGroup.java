package dev.tradekeep.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep token}: what programs ask the server with. */
@Command(name = "token", description = "Make tokens for programs, and revoke them.")
final class TokenGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("create", TokenCreateCommand::new),
                new CommandEntry("list", TokenListCommand::new),
                new CommandEntry("revoke", TokenRevokeCommand::new));
    }
}
