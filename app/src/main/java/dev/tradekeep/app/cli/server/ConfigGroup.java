package dev.tradekeep.app.cli.server;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep config}: what the server is told. */
@Command(name = "config", description = "Look at the configuration of the server.")
public final class ConfigGroup extends CommandGroup {
    @Override
    protected List<CommandEntry> verbs() {
        return List.of(new CommandEntry("show", ConfigShowCommand::new));
    }
}
