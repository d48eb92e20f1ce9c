package dev.tradekeep.app.cli;

import dev.tradekeep.app.auth.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep user passwd}. */
@Command(
        name = "passwd",
        description =
                "Change a password, asked for or a line of the standard input. The sessions end.",
        footer = {"", "Example:", "  tradekeep user passwd ann"})
final class UserPasswdCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name;

    @Override
    public void run() {
        String password = SecretInput.read("new password");
        UserChange.run(
                group.database.file(),
                users -> users.setPassword(name, password, Actor.COMMAND_LINE),
                json.wanted(),
                spec.commandLine().getOut());
    }
}
