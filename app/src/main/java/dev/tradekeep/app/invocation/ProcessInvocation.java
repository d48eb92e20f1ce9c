package dev.tradekeep.app.invocation;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A command in a process of its own. */
public final class ProcessInvocation implements Invocation {
    /** There is one in a process. */
    public static final ProcessInvocation INSTANCE = new ProcessInvocation();

    private final Interruption interruption = new Interruption();

    private ProcessInvocation() {}

    @Override
    public Path resolve(Path path) {
        return path;
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // Java 25 answers null again when there is no terminal.
    public Optional<String> secret(String what) {
        Console console = System.console();
        try {
            if (console != null && console.isTerminal()) {
                AtomicBoolean first = new AtomicBoolean(true);
                return SecretLines.read(
                        () -> typed(console, first.getAndSet(false) ? what + ": " : ""));
            }
            return SecretLines.read(() -> SecretLines.line(System.in));
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, "The standard input cannot be read.", e);
        }
    }

    private static @Nullable String typed(Console console, String prompt) {
        char[] line = console.readPassword("%s", prompt);
        return line == null ? null : new String(line);
    }

    @Override
    public Interruption interruption() {
        return interruption;
    }

    @Override
    public Optional<ServedBooks> served() {
        return Optional.empty();
    }
}
