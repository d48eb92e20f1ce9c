package dev.tradekeep.app.invocation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One run of a command: in a process of its own, or within a server that keeps its books. A command
 * asks {@link #current()} for whatever belongs to the terminal it was typed at.
 */
public interface Invocation {
    /** The variable that says whether standard error is a terminal; the launcher sets it. */
    String TERMINAL_VARIABLE = "TRADEKEEP_STDERR_TERMINAL";

    /** The variable with the columns of the terminal that standard output is; the launcher's. */
    String COLUMNS_VARIABLE = "TRADEKEEP_COLUMNS";

    /** The variables that a command may depend on all begin so. */
    String VARIABLE_PREFIX = "TRADEKEEP_";

    /** The run that the calling thread belongs to. */
    static Invocation current() {
        return CurrentInvocation.get();
    }

    /** Runs a command on the calling thread as a part of this run. */
    default <R> R call(Callable<R> command) throws Exception {
        return CurrentInvocation.call(this, command);
    }

    /** A path as the caller meant it. */
    Path resolve(Path path);

    /** The variables of the caller. */
    Map<String, String> environment();

    /**
     * Reads a secret from the caller's terminal without showing it, else a line of its standard
     * input; a key in the form of PEM is taken with all its lines.
     *
     * @param what it is, for the prompt
     * @return empty when nothing is there
     */
    Optional<String> secret(String what);

    /** How the caller tells it to end. */
    Interruption interruption();

    /** The books of the server that it runs in; empty in a process of its own. */
    Optional<ServedBooks> served();

    /** Hears how far the command has come; more often than anybody wants to be told. */
    default void progressed(long step, long total) {}

    /** Whether the caller sees standard error. */
    default boolean showsProgress() {
        return "1".equals(environment().get(TERMINAL_VARIABLE));
    }
}
