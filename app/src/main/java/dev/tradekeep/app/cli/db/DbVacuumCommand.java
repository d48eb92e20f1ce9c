package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db vacuum}. */
@Command(
        name = "vacuum",
        description = {"Give free pages back to the disk, in small steps."},
        footer = {
            "",
            "Examples:",
            "  tradekeep db vacuum",
            "  tradekeep db vacuum --full    rewrites the whole file"
        })
final class DbVacuumCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Option(
            names = "--full",
            description = "Rewrite the whole file. Needs room for two more copies of it.")
    private boolean full;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Path file = group.database.file();
        if (full) {
            MaintenanceRun.runAlone(file, DatabaseMaintenance::vacuumFully, json.wanted(), out);
            return;
        }
        MaintenanceRun.run(file, DatabaseMaintenance::vacuum, json.wanted(), out);
    }
}
