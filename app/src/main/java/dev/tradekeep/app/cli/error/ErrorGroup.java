package dev.tradekeep.app.cli.error;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep error}: the error table. */
@Command(name = "error", description = "What error codes mean and what to do.")
public final class ErrorGroup extends CommandGroup {
    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("list", ErrorListCommand::new),
                new CommandEntry("show", ErrorShowCommand::new));
    }
}
