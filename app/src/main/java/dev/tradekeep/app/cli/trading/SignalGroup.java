package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep signal}: orders that come from outside. */
@Command(
        name = "signal",
        description = "Orders that chart services ask for: the hooks they call, and the calls.")
public final class SignalGroup extends CommandGroup {
    @Mixin private DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("hook", () -> new SignalHookGroup(database)),
                ListGroup.entry("calls", "signal-calls", database));
    }
}
