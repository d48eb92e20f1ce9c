package dev.tradekeep.app.cli;

import dev.tradekeep.app.cli.base.CheckedOutput;
import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.ErrorReporter;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.cli.base.RowPrinter;
import dev.tradekeep.app.cli.db.DbGroup;
import dev.tradekeep.app.cli.demo.DemoCommand;
import dev.tradekeep.app.cli.error.ErrorGroup;
import dev.tradekeep.app.cli.list.ListGroup;
import dev.tradekeep.app.cli.market.MarketGroup;
import dev.tradekeep.app.cli.secrets.SecretsGroup;
import dev.tradekeep.app.cli.server.ConfigGroup;
import dev.tradekeep.app.cli.server.ServeCommand;
import dev.tradekeep.app.cli.user.TokenGroup;
import dev.tradekeep.app.cli.user.UserGroup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Every command a person can type, and the rules that hold for all of them. */
public final class CommandTree {
    /**
     * The registry, in the order of {@code --help}: a verb is a class of its own, a noun group is a
     * {@link CommandGroup} that names its verbs. Copy {@link ErrorGroup}.
     */
    private static final List<CommandEntry> ENTRIES =
            List.of(
                    new CommandEntry("demo", DemoCommand::new),
                    new CommandEntry("serve", ServeCommand::new),
                    new CommandEntry("config", ConfigGroup::new),
                    new CommandEntry("secrets", SecretsGroup::new),
                    new CommandEntry("db", DbGroup::new),
                    new CommandEntry("market", MarketGroup::new),
                    new CommandEntry("list", ListGroup::new),
                    new CommandEntry("user", UserGroup::new),
                    new CommandEntry("token", TokenGroup::new),
                    new CommandEntry("error", ErrorGroup::new));

    private CommandTree() {}

    /**
     * Runs one command line.
     *
     * @param out where results go
     * @param err where errors, progress and warnings go
     * @param crashFolder where the stack trace of a defect is written
     * @return the exit code: 0 done, 2 wrong usage, else the {@code exitCode} of the error
     */
    public static int run(PrintWriter out, PrintWriter err, Path crashFolder, String... args) {
        return run(root -> addCommands(root, args), out, err, crashFolder, args);
    }

    /**
     * The same for a program with commands of its own.
     *
     * @param commands adds them to {@code tradekeep} itself
     */
    public static int run(
            Consumer<CommandLine> commands,
            PrintWriter out,
            PrintWriter err,
            Path crashFolder,
            String... args) {
        if (args.length == 1 && args[0].equals("--version")) {
            // Scripts ask it often, and building the whole tree for it takes several times as long.
            out.println(ProgramVersion.text());
            return 0;
        }
        ErrorReporter reporter = new ErrorReporter(err, crashFolder);
        int code = runLine(commands, out, err, reporter, args);
        if (code == 0 && out.checkError()) {
            code = reporter.report(RowPrinter.failed(CheckedOutput.failure()), args);
        }
        out.flush();
        err.flush();
        return code;
    }

    private static int runLine(
            Consumer<CommandLine> commands,
            PrintWriter out,
            PrintWriter err,
            ErrorReporter reporter,
            String... args) {
        try {
            return build(commands, out, err, reporter).execute(args);
        } catch (Throwable defect) {
            // The end of the line: an Error passes picocli by and must still be told in one line.
            return reporter.report(defect, args);
        }
    }

    private static CommandLine build(
            Consumer<CommandLine> commands,
            PrintWriter out,
            PrintWriter err,
            ErrorReporter reporter) {
        CommandLine root = new CommandLine(new RootCommand());
        commands.accept(root);
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(reporter::reportUsage)
                .setExecutionExceptionHandler((defect, commandLine, parsed) ->
                        reporter.report(defect, parsed.originalArgs().toArray(String[]::new)));
    }

    /**
     * Adds the command that a line names; when it names none, all of them for the help and the
     * suggestions, which go no deeper.
     */
    static void addCommands(CommandLine root, String... args) {
        // What stands before the command are options without a value.
        List<String> words = Stream.of(args).dropWhile(word -> word.startsWith("-")).toList();
        CommandEntry.named(ENTRIES, words)
                .ifPresentOrElse(
                        entry -> entry.addTo(root, words.subList(1, words.size())),
                        () -> ENTRIES.forEach(entry -> entry.add(root)));
    }
}
