package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.NativeLibraryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells the caller of a command what went wrong, in one line or, with {@code --json}, as one JSON
 * object, and chooses the exit code. An excerpt of the caller's own text follows, indented.
 */
public final class ErrorReporter {
    public static final String STACKTRACE_OPTION = "--stacktrace";

    private final PrintWriter err;
    private final Path crashFolder;

    /**
     * @param crashFolder where the stack trace of a defect is written
     */
    public ErrorReporter(PrintWriter err, Path crashFolder) {
        this.err = err;
        this.crashFolder = crashFolder;
    }

    /** An error of the program or of its input. Returns the exit code of its {@link ErrorCode}. */
    public int report(Throwable error, String... args) {
        List<String> arguments = List.of(args);
        boolean traceWanted = arguments.contains(STACKTRACE_OPTION);
        if (error instanceof TradekeepException known) {
            print(known.code(), known.getMessage(), known.excerpt(), JsonOption.isIn(arguments));
            if (traceWanted) {
                err.print(stackTrace(error));
            }
            return known.code().exitCode();
        }
        if (error instanceof NativeLibraryException unavailable) {
            return report(
                    new TradekeepException(
                            ErrorCode.LIBRARY_UNAVAILABLE,
                            String.valueOf(unavailable.getMessage()),
                            unavailable),
                    args);
        }
        String where = traceWanted ? "The stack trace follows." : writeDown(stackTrace(error));
        String message = "This is a defect of tradekeep: " + error + ". " + where;
        print(ErrorCode.INTERNAL, message, "", JsonOption.isIn(arguments));
        if (traceWanted) {
            err.print(stackTrace(error));
        }
        return ErrorCode.INTERNAL.exitCode();
    }

    /** A command line that is none. Returns {@link CommandLine.ExitCode#USAGE}. */
    public int reportUsage(ParameterException error, String[] args) {
        CommandLine commandLine = error.getCommandLine();
        String command = commandLine.getCommandSpec().qualifiedName();
        String message = "%s%s See '%s --help'.".formatted(sentence(error), hint(error), command);
        if (JsonOption.isIn(List.of(args))) {
            printJson(ErrorCode.INVALID_ARGUMENT, message, "");
            return CommandLine.ExitCode.USAGE;
        }
        printLine(message);
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            boolean verbWanted = !error.getCommandLine().getSubcommands().isEmpty();
            String kind =
                    unmatched.isUnknownOption() ? "option" : verbWanted ? "command" : "argument";
            return "Unknown " + kind + " '" + word + "'.";
        }
        String message = String.valueOf(error.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static String hint(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandLine commandLine = error.getCommandLine();
        List<String> known = new ArrayList<>(commandLine.getSubcommands().keySet());
        if (unmatched.isUnknownOption()) {
            known = new ArrayList<>(commandLine.getCommandSpec().optionsMap().keySet());
        }
        Optional<String> nearest = Nearest.to(unmatched.getUnmatched().getFirst(), known);
        return nearest.map(word -> " Did you mean '" + word + "'?").orElse("");
    }

    private void print(ErrorCode code, String message, String excerpt, boolean json) {
        if (json) {
            printJson(code, message, excerpt);
            return;
        }
        printLine(message + " [" + code.number() + " " + code + "]");
        excerpt.lines().forEach(line -> err.println("  " + TerminalText.oneLine(line)));
    }

    private void printLine(String message) {
        err.println("tradekeep: " + TerminalText.oneLine(message));
    }

    private void printJson(ErrorCode code, String message, String excerpt) {
        Json.print(
                err,
                generator -> {
                    generator.writeStringProperty("error", code.name());
                    generator.writeNumberProperty("number", code.number());
                    generator.writeStringProperty("kind", code.kind().name());
                    generator.writeBooleanProperty("retryable", code.retryable());
                    generator.writeStringProperty("message", message);
                    if (!excerpt.isEmpty()) {
                        generator.writeStringProperty("excerpt", excerpt);
                    }
                });
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private String writeDown(String stackTrace) {
        try {
            Path file = Files.createTempFile(crashFolder, "tradekeep-", ".stacktrace");
            Files.writeString(file, stackTrace);
            return "Please report it with the stack trace in " + file + ".";
        } catch (IOException unwritable) {
            return "Run it again with " + STACKTRACE_OPTION + " to see where (" + unwritable + ").";
        }
    }
}
