package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tradekeep bench}: proof of speed. */
@Command(
        name = "bench",
        description = "Measure next to C and the peers, and check the goals.",
        footer = {"", "Example:", "  tradekeep bench sqlite --short"},
        subcommands = {
            SqliteCommand.class,
            SettingsCommand.class,
            WriteCommand.class,
            TortureCommand.class,
            TortureServeCommand.class,
            SimulateCommand.class,
            ReferenceCommand.class,
            BacktestCommand.class,
            SweepCommand.class,
            StrategiesCommand.class,
            VenueCommand.class,
            InitCommand.class,
            MarketCommand.class,
            BackupCommand.class,
            BulkCommand.class,
            AuditCommand.class,
            ServeCommand.class,
            AllocationsCommand.class,
            ReportCommand.class,
            CheckCommand.class
        })
final class BenchGroup extends CommandGroup {}
