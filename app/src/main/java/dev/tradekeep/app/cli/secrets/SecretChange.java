package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sql.Word;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that changes one secret, and then tells what became of it. */
abstract class SecretChange implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private SecretsGroup group;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Its name.")
    private String connection;

    @Parameters(index = "1", paramLabel = "KIND", description = "api_key, api_secret, passphrase.")
    private SecretKind kind;

    /** Asks for what the change needs, while the books are not open yet. */
    void prepare(SecretKind changed) {}

    /** Makes the change. */
    abstract void change(Secrets secrets, String connectionName, SecretKind changed);

    /** What has become of the secret, as a verb and what belongs to it. */
    abstract String outcome();

    @Override
    public final void run() {
        OwnedBooks.sendToServer(group.file());
        prepare(kind);
        group.with(secrets -> {
            change(secrets, connection, kind);
            return kind;
        });
        spec.commandLine()
                .getOut()
                .println("the " + Word.of(kind) + " of " + connection + " " + outcome());
    }
}
