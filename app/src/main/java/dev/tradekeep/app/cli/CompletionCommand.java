package dev.tradekeep.app.cli;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep completion}. */
@Command(
        name = "completion",
        description =
                "Print a script that makes a shell complete commands and options: bash, zsh or fish.",
        footer = {
            "",
            "Examples:",
            "  tradekeep completion bash >~/.local/share/bash-completion/completions/tradekeep",
            "  tradekeep completion zsh >~/.tradekeep.zsh   and in ~/.zshrc: source ~/.tradekeep.zsh",
            "  tradekeep completion fish >~/.config/fish/completions/tradekeep.fish"
        })
final class CompletionCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private String shell = "";

    @Override
    public void run() {
        String script =
                switch (shell) {
                    // The script for bash turns on what zsh needs to run it.
                    case "bash", "zsh" ->
                            AutoComplete.bash(
                                    CommandTree.whole().getCommandName(), CommandTree.whole());
                    case "fish" -> FishCompletion.script(CommandTree.whole());
                    default ->
                            throw new TradekeepException(
                                    ErrorCode.INVALID_ARGUMENT,
                                    "Wanted bash, zsh or fish, found " + shell + ".");
                };
        spec.commandLine().getOut().print(script);
    }
}
