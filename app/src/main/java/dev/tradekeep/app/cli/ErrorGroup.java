package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;

/** {@code tradekeep error}: the error table. */
@Command(
        name = "error",
        description = "What error codes mean and what to do.",
        subcommands = {ErrorListCommand.class, ErrorShowCommand.class})
final class ErrorGroup extends CommandGroup {}
