package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db retention}. */
@Command(
        name = "retention",
        description = {
            "Remove the rows that settings and series say are kept no longer, in small steps."
        },
        footer = {"", "Example:", "  tradekeep db retention"})
final class DbRetentionCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        MaintenanceRun.run(
                group.database.file(),
                DatabaseMaintenance::applyRetention,
                json.wanted(),
                spec.commandLine().getOut());
    }
}
