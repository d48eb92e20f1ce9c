package dev.tradekeep.app.cli.base;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a secret from the terminal without showing it, else a line of the standard input. */
public final class SecretInput {
    private SecretInput() {}

    /**
     * Reads a secret.
     *
     * @param what it is, for the prompt
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when nothing is there
     */
    @SuppressWarnings("SystemConsoleNull") // Java 25 answers null again when there is no terminal.
    public static String read(String what) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("%s: ", what);
            return require(what, typed == null ? null : new String(typed));
        }
        return require(what, firstLine(System.in));
    }

    private static @Nullable String firstLine(InputStream in) {
        try {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, "The standard input cannot be read.", e);
        }
    }

    private static String require(String what, @Nullable String line) {
        if (line == null || line.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted the " + what + " as a line of the standard input, found nothing.");
        }
        return line;
    }
}
