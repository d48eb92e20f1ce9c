package dev.tradekeep.app.cli.performance;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep performance}. */
@Command(name = "performance", description = "How portfolios did, and what each figure means.")
public final class PerformanceGroup extends CommandGroup {
    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("show", PerformanceShowCommand::new),
                new CommandEntry("measures", PerformanceMeasuresCommand::new));
    }
}
