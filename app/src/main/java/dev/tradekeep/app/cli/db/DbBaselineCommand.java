package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.migrate.MigrationListener;
import dev.tradekeep.store.sqlite.migrate.MigrationOptions;
import dev.tradekeep.store.sqlite.migrate.MigrationReport;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db baseline}. */
@Command(
        name = "baseline",
        description = {
            "Adopt a file that has the schema but not the whole history of its migrations, such as one"
                    + " restored from a dump: writes the history when the schema is exactly that of the"
                    + " migrations, and refuses otherwise."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db baseline --db restored.db",
            "  tradekeep db baseline --db restored.db --migrations my-migrations"
        })
final class DbBaselineCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private MigrationsOption migrations;
    @Mixin private JsonOption json;

    @Option(
            names = "--to",
            paramLabel = "N",
            description = "The file has the schema up to Tradekeep's migration of this number.")
    private @Nullable Integer to;

    @Override
    public void run() {
        Path file = group.database.file();
        MigrationOptions options =
                new MigrationOptions(
                        to == null ? OptionalInt.empty() : OptionalInt.of(to),
                        false,
                        MigrationListener.NONE);
        MigrationReport report =
                OwnedBooks.alone(
                        file,
                        () -> migrations.schema(file).baseline(DatabaseOption.PATIENCE, options));
        MigrationText.tell(
                OwnerLock.canonical(file),
                report,
                "recorded",
                json.wanted(),
                spec.commandLine().getOut());
    }
}
