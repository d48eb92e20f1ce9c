package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.list.NounPage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep token list}. */
@Command(
        name = "list",
        description = "List the tokens of a user or of all, without anything secret.",
        footer = {"", "Example:", "  tradekeep token list ann --json"})
final class TokenListCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private TokenGroup group;
    @Mixin private JsonOption json;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "USER",
            description = "Whose. Default: everybody's.")
    private @Nullable String user;

    @Override
    public void run() {
        Map<String, String> filters = user == null ? Map.of() : Map.of("user", user);
        NounPage.print(group.database.file(), "tokens", filters, json.wanted(), spec);
    }
}
