package dev.tradekeep.app.cli.report;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep report}. */
@Command(
        name = "report",
        description = "What trades earned, lot by lot, exactly as the ledger tells it.")
public final class ReportGroup extends CommandGroup {
    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("tax", TaxCommand::new),
                new CommandEntry("trades", TradesCommand::new),
                new CommandEntry("pnl", PnlCommand::new));
    }
}
