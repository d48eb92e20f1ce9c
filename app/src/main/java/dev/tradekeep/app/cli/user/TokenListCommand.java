package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.list.NounPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep token list}. */
@Command(
        name = "list",
        description = "List the tokens, without anything secret.",
        footer = {"", "Example:", "  tradekeep token list --json"})
final class TokenListCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private TokenGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        NounPage.print(group.database.file(), "tokens", json.wanted(), spec);
    }
}
