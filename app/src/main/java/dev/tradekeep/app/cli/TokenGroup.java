package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep token}: what programs ask the server with. */
@Command(
        name = "token",
        description = "Make tokens for programs, and revoke them.",
        subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
final class TokenGroup extends CommandGroup {
    @Mixin DatabaseOption database;
}
