package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep user}: who may use the server. */
@Command(
        name = "user",
        description = "Add users, and change what they may do.",
        subcommands = {
            UserAddCommand.class,
            UserListCommand.class,
            UserPasswdCommand.class,
            UserRoleCommand.class,
            UserDisableCommand.class,
            UserEnableCommand.class,
            UserRemoveSecondFactorCommand.class
        })
final class UserGroup extends CommandGroup {
    @Mixin DatabaseOption database;
}
