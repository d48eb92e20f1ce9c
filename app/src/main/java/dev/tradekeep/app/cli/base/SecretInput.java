package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** Reads a secret from the terminal without showing it, else a line of the standard input. */
public final class SecretInput {
    private SecretInput() {}

    /**
     * Reads a secret.
     *
     * @param what it is, for the prompt
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when nothing is there
     */
    public static String read(String what) {
        return Invocation.current()
                .secret(what)
                .filter(line -> !line.isEmpty())
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.INVALID_ARGUMENT,
                                "Wanted the "
                                        + what
                                        + " as a line of the standard input, found nothing."));
    }
}
