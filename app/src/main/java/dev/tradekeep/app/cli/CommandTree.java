package dev.tradekeep.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Every command a person can type, and the rules that hold for all of them. */
public final class CommandTree {
    /**
     * The registry, in the order of {@code --help}: a verb is a class of its own, a noun group is a
     * {@link CommandGroup} that names its verbs. Copy {@link ErrorGroup}.
     */
    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry("demo", DemoCommand::new),
                    new Entry("serve", ServeCommand::new),
                    new Entry("config", ConfigGroup::new),
                    new Entry("secrets", SecretsGroup::new),
                    new Entry("db", DbGroup::new),
                    new Entry("market", MarketGroup::new),
                    new Entry(ListGroup.NAME, ListGroup::new),
                    new Entry("user", UserGroup::new),
                    new Entry("token", TokenGroup::new),
                    new Entry("error", ErrorGroup::new));

    private CommandTree() {}

    /**
     * A command of the first level.
     *
     * @param name as its class says, too
     */
    private record Entry(String name, Supplier<Object> command) {}

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

    /**
     * Adds the command that the line begins with; every one when it begins with none, for the help
     * and the suggestions. To build them all would take longer than most of them run.
     */
    static void addCommands(CommandLine root, String... args) {
        String first = Stream.of(args).findFirst().orElse("");
        Optional<Entry> wanted =
                ENTRIES.stream().filter(entry -> entry.name.equals(first)).findFirst();
        wanted.map(List::of)
                .orElse(ENTRIES)
                .forEach(entry -> root.addSubcommand(entry.name, entry.command.get()));
        if (firstWord(args).equals(ListGroup.NAME)) {
            ListGroup.addNouns(Objects.requireNonNull(root.getSubcommands().get(ListGroup.NAME)));
        }
    }

    /** The command itself: what stands before it are options without a value. */
    private static String firstWord(String... args) {
        return Stream.of(args).filter(word -> !word.startsWith("-")).findFirst().orElse("");
    }
}
