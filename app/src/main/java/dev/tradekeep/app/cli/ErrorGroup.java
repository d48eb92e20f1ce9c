package dev.tradekeep.app.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep error}: the error table. */
@Command(name = "error", description = "What error codes mean and what to do.")
final class ErrorGroup extends CommandGroup {
    @Override
    List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("list", ErrorListCommand::new),
                new CommandEntry("show", ErrorShowCommand::new));
    }
}
