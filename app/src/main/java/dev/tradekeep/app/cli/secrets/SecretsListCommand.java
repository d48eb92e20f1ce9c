package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.SecretRepository;
import dev.tradekeep.store.connections.StoredSecret;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep secrets list}. */
@Command(
        name = "list",
        description = "List which secrets there are and when they were set, not what they say.",
        footer = {"", "Example:", "  tradekeep secrets list --db t.db"})
final class SecretsListCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private SecretsGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<StoredSecret> secrets;
        try (DatabaseReader reader = DatabaseReader.open(group.file())) {
            secrets = reader.read(transaction -> new SecretRepository(transaction).list());
        }
        if (json.wanted()) {
            printJson(secrets, out);
            return;
        }
        for (StoredSecret secret : secrets) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %-12s set %s%n",
                    TerminalText.oneLine(secret.connection()),
                    Word.of(secret.kind()),
                    Micros.toIso(secret.setAt()));
        }
    }

    private static void printJson(List<StoredSecret> secrets, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeArrayPropertyStart("items");
                    for (StoredSecret secret : secrets) {
                        generator.writeStartObject();
                        generator.writeStringProperty("connection", secret.connection());
                        generator.writeStringProperty("kind", Word.of(secret.kind()));
                        generator.writeStringProperty("setAt", Micros.toIso(secret.setAt()));
                        generator.writeEndObject();
                    }
                    generator.writeEndArray();
                });
    }
}
