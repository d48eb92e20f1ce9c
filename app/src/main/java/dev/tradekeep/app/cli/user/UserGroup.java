package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep user}: who may use the server. */
@Command(name = "user", description = "Add users, and change what they may do.")
public final class UserGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("add", UserAddCommand::new),
                new CommandEntry("list", UserListCommand::new),
                new CommandEntry("passwd", UserPasswdCommand::new),
                new CommandEntry("role", UserRoleCommand::new),
                new CommandEntry("disable", UserDisableCommand::new),
                new CommandEntry("enable", UserEnableCommand::new),
                new CommandEntry("remove-second-factor", UserRemoveSecondFactorCommand::new));
    }
}
