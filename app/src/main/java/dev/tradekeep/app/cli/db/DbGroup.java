package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep db}: the database file. */
@Command(name = "db", description = "Make the database file and look after it.")
public final class DbGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("init", DbInitCommand::new),
                new CommandEntry("migrate", DbMigrateCommand::new),
                new CommandEntry("status", DbStatusCommand::new),
                new CommandEntry("validate", DbValidateCommand::new),
                new CommandEntry("drift", DbDriftCommand::new),
                new CommandEntry("audit", DbAuditCommand::new),
                new CommandEntry("baseline", DbBaselineCommand::new),
                new CommandEntry("new", DbNewCommand::new),
                new CommandEntry("lint", DbLintCommand::new),
                new CommandEntry("backup", DbBackupCommand::new),
                new CommandEntry("verify", DbVerifyCommand::new),
                new CommandEntry("restore", DbRestoreCommand::new),
                new CommandEntry("optimize", DbOptimizeCommand::new),
                new CommandEntry("checkpoint", DbCheckpointCommand::new),
                new CommandEntry("vacuum", DbVacuumCommand::new),
                new CommandEntry("retention", DbRetentionCommand::new),
                new CommandEntry("stats", DbStatsCommand::new),
                new CommandEntry("import", DbImportCommand::new),
                new CommandEntry("export", DbExportCommand::new));
    }
}
