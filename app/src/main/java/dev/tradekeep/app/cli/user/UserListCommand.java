package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.list.NounPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep user list}. */
@Command(
        name = "list",
        description = "List the users, without anything secret.",
        footer = {"", "Example:", "  tradekeep user list --json"})
final class UserListCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        NounPage.print(group.database.file(), "users", json.wanted(), spec);
    }
}
