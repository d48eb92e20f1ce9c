package dev.tradekeep.app.cli;

import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.ErrorReporter;
import dev.tradekeep.app.cli.base.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code tradekeep} itself: what is true of every command. */
@Command(
        name = "tradekeep",
        description = "A trading engine that keeps its books in one SQLite file.",
        versionProvider = RootCommand.Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tradekeep COMMAND --help            how one command is used",
            "  tradekeep error show 2004           what an error means and what to do",
            "",
            "The launcher also knows:",
            "  tradekeep build                     builds if the sources are newer",
            "  tradekeep test [MAVEN ARGUMENTS]    runs the whole test suite",
            "  tradekeep bench NAME                measures speed next to others",
        })
final class RootCommand extends CommandGroup {
    // picocli acts on these three, or ErrorReporter looks for them in the arguments themselves.

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    boolean version;

    @Option(
            names = ErrorReporter.STACKTRACE_OPTION,
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an error.")
    boolean stacktrace;

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {ProgramVersion.text()};
        }
    }
}
