package dev.tradekeep;

import dev.tradekeep.app.cli.CommandTree;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

/** The result of a command line that was run within this process. */
record CommandRun(int exitCode, String out, String err) {

    /**
     * Runs a command line.
     *
     * @param crashFolder where the stack trace of a defect would be written
     * @param arguments texts and paths
     */
    static CommandRun of(Path crashFolder, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode =
                CommandTree.run(new PrintWriter(out), new PrintWriter(err), crashFolder, texts);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
