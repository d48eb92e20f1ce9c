package dev.tradekeep.app.invocation;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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
        if (console != null && console.isTerminal()) {
            return Optional.ofNullable(console.readPassword("%s: ", what)).map(String::new);
        }
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine());
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, "The standard input cannot be read.", e);
        }
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
