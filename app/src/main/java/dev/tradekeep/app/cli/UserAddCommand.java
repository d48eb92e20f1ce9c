package dev.tradekeep.app.cli;

import dev.tradekeep.app.auth.Actor;
import dev.tradekeep.store.users.UserRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep user add}. */
@Command(
        name = "add",
        description = "Add a user. The password is asked for, or is a line of the standard input.",
        footer = {"", "Example:", "  tradekeep user add ann --role administrator"})
final class UserAddCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "viewer",
            description = "viewer, trader or administrator. Default: viewer.")
    private UserRole role = UserRole.VIEWER;

    @Override
    public void run() {
        String password = SecretInput.read("password");
        UserChange.run(
                group.database.file(),
                users -> users.add(name, password, role, Actor.COMMAND_LINE),
                json.wanted(),
                spec.commandLine().getOut());
    }
}
