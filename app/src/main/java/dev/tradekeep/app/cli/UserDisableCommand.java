package dev.tradekeep.app.cli;

import dev.tradekeep.app.auth.Actor;
import dev.tradekeep.store.users.UserStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep user disable}. */
@Command(
        name = "disable",
        description = "Let a user log in no longer; sessions and tokens of the user end.",
        footer = {"", "Example:", "  tradekeep user disable bob"})
final class UserDisableCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name;

    @Override
    public void run() {
        UserChange.run(
                group.database.file(),
                users -> users.setStatus(name, UserStatus.DISABLED, Actor.COMMAND_LINE),
                json.wanted(),
                spec.commandLine().getOut());
    }
}
