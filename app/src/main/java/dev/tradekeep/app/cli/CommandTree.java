package dev.tradekeep.app.cli;

import dev.tradekeep.app.cli.backtest.BacktestGroup;
import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.ErrorReporter;
import dev.tradekeep.app.cli.base.InterruptHold;
import dev.tradekeep.app.cli.base.ProcessOutput;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.cli.base.ServedArguments;
import dev.tradekeep.app.cli.base.ServedElsewhere;
import dev.tradekeep.app.cli.clients.TestClientsCommand;
import dev.tradekeep.app.cli.db.DbGroup;
import dev.tradekeep.app.cli.demo.DemoCommand;
import dev.tradekeep.app.cli.error.ErrorGroup;
import dev.tradekeep.app.cli.exchange.ExchangeCommand;
import dev.tradekeep.app.cli.list.ListGroup;
import dev.tradekeep.app.cli.market.MarketGroup;
import dev.tradekeep.app.cli.performance.PerformanceGroup;
import dev.tradekeep.app.cli.report.ReportGroup;
import dev.tradekeep.app.cli.secrets.SecretsGroup;
import dev.tradekeep.app.cli.server.ConfigGroup;
import dev.tradekeep.app.cli.server.ServeCommand;
import dev.tradekeep.app.cli.strategy.StrategyGroup;
import dev.tradekeep.app.cli.trading.AlertGroup;
import dev.tradekeep.app.cli.trading.ConnectionGroup;
import dev.tradekeep.app.cli.trading.EngineGroup;
import dev.tradekeep.app.cli.trading.HaltGroup;
import dev.tradekeep.app.cli.trading.LimitGroup;
import dev.tradekeep.app.cli.trading.OrderGroup;
import dev.tradekeep.app.cli.trading.PortfolioGroup;
import dev.tradekeep.app.cli.trading.PresetGroup;
import dev.tradekeep.app.cli.trading.RiskGroup;
import dev.tradekeep.app.cli.trading.SignalGroup;
import dev.tradekeep.app.cli.user.TokenGroup;
import dev.tradekeep.app.cli.user.UserGroup;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.socket.ServerConnection;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;

/** Every command a person can type, and the rules that hold for all of them. */
public final class CommandTree {
    private static final String SERVE = "serve";

    /**
     * The registry, in the order of {@code --help}: a verb is a class of its own, a noun group is a
     * {@link CommandGroup} that names its verbs. Copy {@link ErrorGroup}.
     */
    private static final List<CommandEntry> ENTRIES =
            List.of(
                    new CommandEntry("demo", DemoCommand::new),
                    new CommandEntry(SERVE, () -> new ServeCommand(CommandTree::runServed)),
                    new CommandEntry("exchange", ExchangeCommand::new),
                    new CommandEntry("test-clients", TestClientsCommand::new),
                    new CommandEntry("config", ConfigGroup::new),
                    new CommandEntry("secrets", SecretsGroup::new),
                    new CommandEntry("db", DbGroup::new),
                    new CommandEntry("market", MarketGroup::new),
                    new CommandEntry("list", ListGroup::new),
                    new CommandEntry("strategy", StrategyGroup::new),
                    new CommandEntry("preset", PresetGroup::new),
                    new CommandEntry("engine", EngineGroup::new),
                    new CommandEntry("portfolio", PortfolioGroup::new),
                    new CommandEntry("backtest", BacktestGroup::new),
                    new CommandEntry("performance", PerformanceGroup::new),
                    new CommandEntry("report", ReportGroup::new),
                    new CommandEntry("order", OrderGroup::new),
                    new CommandEntry("halt", HaltGroup::new),
                    new CommandEntry("limit", LimitGroup::new),
                    new CommandEntry("risk", RiskGroup::new),
                    new CommandEntry("connection", ConnectionGroup::new),
                    new CommandEntry("alert", AlertGroup::new),
                    new CommandEntry("signal", SignalGroup::new),
                    new CommandEntry("user", UserGroup::new),
                    new CommandEntry("token", TokenGroup::new),
                    new CommandEntry("error", ErrorGroup::new),
                    new CommandEntry("completion", CompletionCommand::new));

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
        String[] typed = CommonWords.replaceIn(args);
        return run(root -> addCommands(root, typed), out, err, crashFolder, typed);
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
        String[] typed = CommonWords.replaceIn(args);
        if (typed.length == 1 && typed[0].equals("--version")) {
            // Scripts ask it often, and building the whole tree for it takes several times as long.
            out.println(ProgramVersion.text());
            return 0;
        }
        ErrorReporter reporter = new ErrorReporter(err, crashFolder);
        try (InterruptHold _ = InterruptHold.begin()) {
            int code = runLine(commands, out, err, reporter, typed);
            // Before the process is let go.
            err.flush();
            return out.checkError() ? unwritten(code, out, reporter, typed) : code;
        }
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

    /** The exit code of a command whose result did not reach the caller, or not all of it. */
    private static int unwritten(
            int code, PrintWriter out, ErrorReporter reporter, String... args) {
        if (ProcessOutput.isBrokenPipe(out)) {
            return ProcessOutput.BROKEN_PIPE_CODE;
        }
        if (code != CommandLine.ExitCode.OK) {
            return code;
        }
        return reporter.report(
                new TradekeepException(
                        ErrorCode.OUTPUT_FAILED,
                        "Writing to standard output failed: "
                                + ProcessOutput.failure(out)
                                        .map(IOException::getMessage)
                                        .orElse("it was closed, or its disk is full")
                                + "."),
                args);
    }

    /** Runs a command line that another process sent to the server which this process is. */
    static int runServed(PrintWriter out, PrintWriter err, String... args) {
        Path crashes = Path.of(System.getProperty("java.io.tmpdir"));
        if (words(args).stream().findFirst().filter(SERVE::equals).isPresent()) {
            return new ErrorReporter(err, crashes)
                    .report(
                            new TradekeepException(
                                    ErrorCode.CONFLICT, "The server runs no other server."),
                            args);
        }
        return run(out, err, crashes, args);
    }

    private static CommandLine build(
            Consumer<CommandLine> commands,
            PrintWriter out,
            PrintWriter err,
            ErrorReporter reporter) {
        CommandLine root = new CommandLine(new RootCommand());
        commands.accept(root);
        root.registerConverter(Path.class, text -> Invocation.current().resolve(Path.of(text)));
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(reporter::reportUsage)
                .setExecutionStrategy(CommandTree::execute)
                .setExecutionExceptionHandler((thrown, commandLine, parsed) ->
                        recover(thrown, parsed.originalArgs(), out, err, reporter));
    }

    private static int execute(ParseResult parsed) {
        try {
            Invocation.current().served().ifPresent(books -> ServedArguments.check(parsed, books));
        } catch (TradekeepException e) {
            // Only so does picocli pass it on to the handler of what commands throw.
            throw new ExecutionException(
                    parsed.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int recover(
            Exception thrown,
            List<String> arguments,
            PrintWriter out,
            PrintWriter err,
            ErrorReporter reporter) {
        if (ProcessOutput.isBrokenPipe(out)) {
            // Whoever reads has seen enough, which is no error.
            return ProcessOutput.BROKEN_PIPE_CODE;
        }
        if (!(thrown instanceof ServedElsewhere served)) {
            return reporter.report(thrown, arguments.toArray(String[]::new));
        }
        try (ServerConnection server = served.connection()) {
            return server.run(ProgramVersion.text(), arguments, out, err);
        } catch (TradekeepException e) {
            return reporter.report(e, arguments.toArray(String[]::new));
        }
    }

    /**
     * Adds the command that a line names; when it names none, all of them for the help and the
     * suggestions, which go no deeper.
     */
    static void addCommands(CommandLine root, String... args) {
        List<String> words = words(args);
        CommandEntry.named(ENTRIES, words)
                .ifPresentOrElse(
                        entry -> entry.addTo(root, words.subList(1, words.size())),
                        () -> ENTRIES.forEach(entry -> entry.add(root)));
    }

    /** All commands, with all that are below them. */
    static CommandLine whole() {
        CommandLine root = new CommandLine(new RootCommand());
        ENTRIES.forEach(entry -> entry.addTo(root, List.of()));
        return root.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The command and what follows it: what stands before it are options without a value. */
    private static List<String> words(String... args) {
        return Stream.of(args).dropWhile(word -> word.startsWith("-")).toList();
    }
}
