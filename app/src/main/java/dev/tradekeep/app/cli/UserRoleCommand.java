package dev.tradekeep.app.cli;

import dev.tradekeep.app.auth.Actor;
import dev.tradekeep.store.users.UserRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep user role}. */
@Command(
        name = "role",
        description = "Change what a user may do.",
        footer = {"", "Example:", "  tradekeep user role bob trader"})
final class UserRoleCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name;

    @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, trader or administrator.")
    private UserRole role;

    @Override
    public void run() {
        UserChange.run(
                group.database.file(),
                users -> users.setRole(name, role, Actor.COMMAND_LINE),
                json.wanted(),
                spec.commandLine().getOut());
    }
}
