package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db optimize}. */
@Command(
        name = "optimize",
        description = {"Analyse the tables whose statistics are stale, and say which and why."},
        footer = {"", "Example:", "  tradekeep db optimize"})
final class DbOptimizeCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        MaintenanceRun.run(
                group.database.file(),
                DatabaseMaintenance::optimize,
                json.wanted(),
                spec.commandLine().getOut());
    }
}
