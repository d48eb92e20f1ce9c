package dev.tradekeep.app.cli;

import dev.tradekeep.app.auth.Actor;
import dev.tradekeep.store.users.UserStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep user enable}. */
@Command(
        name = "enable",
        description = "Let a user log in again. What ended stays so.",
        footer = {"", "Example:", "  tradekeep user enable bob"})
final class UserEnableCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name;

    @Override
    public void run() {
        UserChange.run(
                group.database.file(),
                users -> users.setStatus(name, UserStatus.ACTIVE, Actor.COMMAND_LINE),
                json.wanted(),
                spec.commandLine().getOut());
    }
}
