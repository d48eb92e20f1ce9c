package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db checkpoint}. */
@Command(
        name = "checkpoint",
        description = {"Bring the write-ahead log into the database file."},
        footer = {"", "Example:", "  tradekeep db checkpoint --cut"})
final class DbCheckpointCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Option(names = "--cut", description = "Cut the log to no length afterwards.")
    private boolean cut;

    @Override
    public void run() {
        MaintenanceRun.run(
                group.database.file(),
                maintenance -> maintenance.checkpoint(cut),
                json.wanted(),
                spec.commandLine().getOut());
    }
}
