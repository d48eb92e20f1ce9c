package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;

/** {@code tradekeep config}: what the server is told. */
@Command(
        name = "config",
        description = "Look at the configuration of the server.",
        subcommands = ConfigShowCommand.class)
final class ConfigGroup extends CommandGroup {}
