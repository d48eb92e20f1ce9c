package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep risk}: what bounds the risk, and what it has kept from happening. */
@Command(
        name = "risk",
        description =
                "See what bounds the risk, and what was denied for it. 'tradekeep limit' sets limits,"
                        + " 'tradekeep halt' stops trading.")
public final class RiskGroup extends CommandGroup {
    @Mixin private DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                ListGroup.entry("limits", "risk-limits", database),
                ListGroup.entry("halts", "trading-halts", database),
                ListGroup.entry("events", "risk-events", database));
    }
}
