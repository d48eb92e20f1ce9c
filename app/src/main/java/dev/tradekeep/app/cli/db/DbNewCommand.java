package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.migrate.MigrationTemplate;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep db new}. */
@Command(
        name = "new",
        description = {
            "Make the file of a new migration with the next number of the folder, or as it is named when"
                    + " NAME begins with db-."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db new add-notes --migrations my-migrations",
            "  tradekeep db new db-notes --migrations my-migrations"
        })
final class DbNewCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "NAME", description = "Words of a to z, 0 to 9, - and _.")
    private String name;

    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            description = "The folder, made when it is missing. Default: migrations.")
    private Path folder = Path.of("migrations");

    @Override
    public void run() {
        Path file = MigrationTemplate.create(folder, name);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(out, generator -> generator.writeStringProperty("file", file.toString()));
            return;
        }
        out.println("Made " + file + ". Write the statements into it, then:");
        out.println("  tradekeep db lint " + file);
        out.println("  tradekeep db migrate --migrations " + folder + " --dry-run");
    }
}
