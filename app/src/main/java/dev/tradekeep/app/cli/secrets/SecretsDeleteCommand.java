package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sql.Word;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep secrets delete}. */
@Command(
        name = "delete",
        description = "Take a secret away; this needs no key file.",
        footer = {"", "Example:", "  tradekeep secrets delete kraken api_key --db t.db"})
final class SecretsDeleteCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private SecretsGroup group;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Its name.")
    private String connection;

    @Parameters(index = "1", paramLabel = "KIND", description = "api_key, api_secret, passphrase.")
    private SecretKind kind;

    @Override
    public void run() {
        group.with(secrets -> {
            secrets.delete(Actor.COMMAND_LINE, connection, kind);
            return kind;
        });
        spec.commandLine()
                .getOut()
                .println("the " + Word.of(kind) + " of " + connection + " is gone");
    }
}
