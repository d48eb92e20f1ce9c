package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.app.cli.base.SecretInput;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sql.Word;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep secrets set}. */
@Command(
        name = "set",
        description = "Keep a secret, which is asked for, or read from the standard input.",
        footer = {"", "Example:", "  tradekeep secrets set kraken api_key --db t.db <key.txt"})
final class SecretsSetCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private SecretsGroup group;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Its name.")
    private String connection;

    @Parameters(index = "1", paramLabel = "KIND", description = "api_key, api_secret, passphrase.")
    private SecretKind kind;

    @Override
    public void run() {
        String secret = SecretInput.read(Word.of(kind));
        group.with(secrets -> {
            secrets.set(Actor.COMMAND_LINE, connection, kind, secret);
            return kind;
        });
        spec.commandLine()
                .getOut()
                .println("the " + Word.of(kind) + " of " + connection + " is kept");
    }
}
