package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Tokens;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.users.TokenScope;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep token create}. */
@Command(
        name = "create",
        description = "Make a token of a user. It is shown this once.",
        footer = {"", "Example:", "  tradekeep token create ann robot --scopes read,trade"})
final class TokenCreateCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private TokenGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "USER", description = "Whose.")
    private String user;

    @Parameters(index = "1", paramLabel = "NAME", description = "What the token is called.")
    private String name;

    @Option(
            names = "--scopes",
            split = ",",
            paramLabel = "SCOPE",
            defaultValue = "read",
            description =
                    "read, trade, configure, maintain, users, administer; within what the user may"
                            + " do. Default: read.")
    private Set<TokenScope> scopes = Set.of();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How long it lives, 1 to " + Tokens.DAYS_MAX + ". Default: 90.")
    private long days;

    @Override
    public void run() {
        Tokens.Issued issued =
                group.with(tokens -> tokens.issue(user, name, scopes, days, Actor.COMMAND_LINE));
        PrintWriter out = spec.commandLine().getOut();
        if (!json.wanted()) {
            out.println(issued.text());
            spec.commandLine()
                    .getErr()
                    .println(
                            "It ends "
                                    + Micros.toIso(issued.expiresAt())
                                    + " and is not shown again.");
            return;
        }
        Json.print(
                out,
                generator -> {
                    generator.writeStringProperty("user", issued.user());
                    generator.writeStringProperty("name", issued.name());
                    generator.writeStringProperty("token", issued.text());
                    generator.writeStringProperty("expiresAt", Micros.toIso(issued.expiresAt()));
                });
    }
}
