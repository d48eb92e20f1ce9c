package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.sqlite.migrate.SchemaChange;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db drift}. */
@Command(
        name = "drift",
        description = {
            "Tell what was changed in the schema without a migration: the schema that the applied"
                    + " migrations make, built in memory, against the one in the file. Ends with 1 when they"
                    + " differ."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db drift --db t.db",
            "  tradekeep db drift --db t.db --migrations my-migrations --json"
        })
final class DbDriftCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private MigrationsOption migrations;
    @Mixin private JsonOption json;

    @Override
    public Integer call() {
        List<SchemaChange> changes = migrations.schema(group.database.file()).drift();
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(out, generator -> SchemaText.write("drift", changes, generator));
        } else if (changes.isEmpty()) {
            out.println("none");
        } else {
            SchemaText.print(changes, out);
        }
        return changes.isEmpty() ? 0 : 1;
    }
}
