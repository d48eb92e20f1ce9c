package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.app.cli.base.SecretInput;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sql.Word;
import picocli.CommandLine.Command;

/** {@code tradekeep secrets set}. */
@Command(
        name = "set",
        description = "Keep a secret, which is asked for, or read from the standard input.",
        footer = {"", "Example:", "  tradekeep secrets set kraken api_key --db t.db <key.txt"})
final class SecretsSetCommand extends SecretChange {
    private String secret = "";

    @Override
    void prepare(SecretKind changed) {
        secret = SecretInput.read(Word.of(changed));
    }

    @Override
    void change(Secrets secrets, String connectionName, SecretKind changed) {
        secrets.set(Actor.COMMAND_LINE, connectionName, changed, secret);
    }

    @Override
    String outcome() {
        return "is kept";
    }
}
