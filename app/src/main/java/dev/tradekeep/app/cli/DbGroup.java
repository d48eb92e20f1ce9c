package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep db}: the database file. */
@Command(
        name = "db",
        description = "Make the database file and look after it.",
        subcommands = {
            DbInitCommand.class,
            DbMigrateCommand.class,
            DbStatusCommand.class,
            DbValidateCommand.class,
            DbDriftCommand.class,
            DbAuditCommand.class,
            DbBaselineCommand.class,
            DbNewCommand.class,
            DbLintCommand.class,
            DbBackupCommand.class,
            DbVerifyCommand.class,
            DbRestoreCommand.class,
            DbOptimizeCommand.class,
            DbCheckpointCommand.class,
            DbVacuumCommand.class,
            DbRetentionCommand.class,
            DbStatsCommand.class,
            DbImportCommand.class,
            DbExportCommand.class
        })
final class DbGroup extends CommandGroup {
    @Mixin DatabaseOption database;
}
