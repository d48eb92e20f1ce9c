package dev.tradekeep.app.cli;

import dev.tradekeep.app.auth.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep user remove-second-factor}. */
@Command(
        name = "remove-second-factor",
        description =
                "Ask a user for no one-time codes any more: the device or the key file is lost.",
        footer = {"", "Example:", "  tradekeep user remove-second-factor ada"})
final class UserRemoveSecondFactorCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name;

    @Override
    public void run() {
        UserChange.run(
                group.database.file(),
                users -> users.removeSecondFactor(name, Actor.COMMAND_LINE),
                json.wanted(),
                spec.commandLine().getOut());
    }
}
