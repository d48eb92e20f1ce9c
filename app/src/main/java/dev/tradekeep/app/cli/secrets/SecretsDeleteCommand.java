package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.connections.SecretKind;
import picocli.CommandLine.Command;

/** {@code tradekeep secrets delete}. */
@Command(
        name = "delete",
        description = "Take a secret away; this needs no key file.",
        footer = {"", "Example:", "  tradekeep secrets delete kraken api_key --db t.db"})
final class SecretsDeleteCommand extends SecretChange {
    @Override
    void change(Secrets secrets, String connectionName, SecretKind changed) {
        secrets.delete(Actor.COMMAND_LINE, connectionName, changed);
    }

    @Override
    String outcome() {
        return "is gone";
    }
}
