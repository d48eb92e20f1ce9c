package dev.tradekeep.app.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep config}: what the server is told. */
@Command(name = "config", description = "Look at the configuration of the server.")
final class ConfigGroup extends CommandGroup {
    @Override
    List<CommandEntry> verbs() {
        return List.of(new CommandEntry("show", ConfigShowCommand::new));
    }
}
