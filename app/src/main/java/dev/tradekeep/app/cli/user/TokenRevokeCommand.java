package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.auditlog.Actor;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep token revoke}. */
@Command(
        name = "revoke",
        description = "End a token.",
        footer = {"", "Example:", "  tradekeep token revoke ann robot"})
final class TokenRevokeCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private TokenGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "USER", description = "Whose.")
    private String user;

    @Parameters(index = "1", paramLabel = "NAME", description = "What the token is called.")
    private String name;

    @Override
    public void run() {
        group.with(tokens -> {
            tokens.revoke(user, name, Actor.COMMAND_LINE);
            return name;
        });
        PrintWriter out = spec.commandLine().getOut();
        if (!json.wanted()) {
            out.println(name + " of " + user + " is revoked");
            return;
        }
        Json.print(out, generator -> generator.writeStringProperty("revoked", name));
    }
}
