package dev.tradekeep.app.cli.base;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A noun whose verbs are its subcommands; on its own it shows its help and fails as usage. */
@Command(synopsisSubcommandLabel = "COMMAND")
public abstract class CommandGroup implements Callable<Integer> {
    @Spec private CommandSpec spec;

    /** Its verbs, in the order of {@code --help}, unless its annotation names them. */
    protected List<CommandEntry> verbs() {
        return List.of();
    }

    @Override
    public final Integer call() {
        CommandLine commandLine = spec.commandLine();
        commandLine.usage(commandLine.getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
