package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.text.StepProgress;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.migrate.DryRun;
import dev.tradekeep.store.sqlite.migrate.MigrationListener;
import dev.tradekeep.store.sqlite.migrate.MigrationOptions;
import dev.tradekeep.store.sqlite.migrate.MigrationReport;
import dev.tradekeep.store.sqlite.migrate.SchemaFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db migrate}. */
@Command(
        name = "migrate",
        description = {
            "Bring the schema up to date: Tradekeep's migrations, then those of your own folder. Each is"
                    + " one transaction; a file that holds something is backed up first."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db migrate --db t.db",
            "  tradekeep db migrate --db t.db --migrations my-migrations --dry-run",
            "  tradekeep db migrate --db t.db --migrations my-migrations --all-or-nothing"
        })
final class DbMigrateCommand implements Runnable {
    private static final long NANOS_PER_MICRO = 1_000;

    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private MigrationsOption migrations;
    @Mixin private JsonOption json;

    @Option(
            names = "--to",
            paramLabel = "N",
            description = "Stop after Tradekeep's migration of this number.")
    private @Nullable Integer to;

    @Option(
            names = "--dry-run",
            description = "Run on a copy, and tell what would change and how long it takes.")
    private boolean dryRun;

    @Option(
            names = "--all-or-nothing",
            description = "Run on a copy first: when one fails, the file stays as it is.")
    private boolean allOrNothing;

    @Override
    public void run() {
        if (to != null && migrations.folder().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--to stops within Tradekeep's own migrations; leave --migrations out");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path file = dryRun ? group.database.file() : group.database.fileToCreate();
        SchemaFile schema = migrations.schema(file);
        try (StepProgress progress = new StepProgress("migrating", spec.commandLine().getErr())) {
            MigrationOptions options =
                    new MigrationOptions(
                            to == null ? OptionalInt.empty() : OptionalInt.of(to),
                            allOrNothing,
                            moving(progress));
            if (dryRun) {
                print(schema.rehearse(options), out);
                return;
            }
            MigrationReport report =
                    OwnedBooks.alone(file, () -> schema.migrate(DatabaseOption.PATIENCE, options));
            MigrationText.tell(OwnerLock.canonical(file), report, "applied", json.wanted(), out);
        }
    }

    private void print(DryRun result, PrintWriter out) {
        if (json.wanted()) {
            printJson(result, out);
            return;
        }
        if (result.steps().isEmpty()) {
            out.println("Nothing would change: the schema is up to date.");
            return;
        }
        out.println("Would apply " + result.steps().size() + ", tried on a copy:");
        for (DryRun.Step step : result.steps()) {
            out.println(
                    "  "
                            + TerminalText.oneLine(step.migration().name())
                            + ", "
                            + Numbers.seconds(step.durationMicros() * NANOS_PER_MICRO)
                            + rows(step.rows()));
        }
        SchemaText.print(result.changes(), out);
    }

    private static String rows(Map<String, Long> rowsByTable) {
        StringBuilder text = new StringBuilder();
        rowsByTable.forEach((table, rows) ->
                text.append(", ")
                        .append(Numbers.count(rows))
                        .append(rows == 1 ? " row of " : " rows of ")
                        .append(TerminalText.oneLine(table)));
        return text.toString();
    }

    private static void printJson(DryRun result, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeArrayPropertyStart("wouldApply");
                    for (DryRun.Step step : result.steps()) {
                        generator.writeStartObject();
                        generator.writeStringProperty("name", step.migration().name());
                        generator.writeStringProperty(
                                "namespace", Word.of(step.migration().namespace()));
                        generator.writeNumberProperty("durationMicros", step.durationMicros());
                        generator.writeObjectPropertyStart("rows");
                        step.rows().forEach(generator::writeNumberProperty);
                        generator.writeEndObject();
                        generator.writeEndObject();
                    }
                    generator.writeEndArray();
                    SchemaText.write("changes", result.changes(), generator);
                });
    }

    private static MigrationListener moving(StepProgress progress) {
        return new MigrationListener() {
            @Override
            public void applied(Migration migration, long durationMicros, int done, int total) {
                progress.at(done, total);
            }
        };
    }
}
