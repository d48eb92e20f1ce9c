package dev.tradekeep.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
                    new CommandEntry(ListGroup.NAME, ListGroup::new),
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
        try {
            return build(commands, out, err, reporter).execute(args);
        } catch (Throwable defect) {
            // The end of the line: an Error passes picocli by and must still be told in one line.
            return reporter.report(defect, args);
        } finally {
            out.flush();
            err.flush();
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

    /** Adds the commands that a line may mean. */
    static void addCommands(CommandLine root, String... args) {
        CommandEntry.add(root, ENTRIES, List.of(args));
        if (firstWord(args).equals(ListGroup.NAME)) {
            CommandLine list = Objects.requireNonNull(root.getSubcommands().get(ListGroup.NAME));
            ListGroup.addNouns(list, args.length > 1 ? args[1] : "");
        }
    }

    /** The command itself: what stands before it are options without a value. */
    private static String firstWord(String... args) {
        return Stream.of(args).filter(word -> !word.startsWith("-")).findFirst().orElse("");
    }
}
