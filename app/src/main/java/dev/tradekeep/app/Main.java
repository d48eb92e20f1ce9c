package dev.tradekeep.app;

import dev.tradekeep.app.cli.CommandTree;
import dev.tradekeep.app.cli.base.ProcessOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Runs one command line and ends the process with its exit code. */
public final class Main {
    private static final PrintWriter OUT =
            ProcessOutput.to(new FileOutputStream(FileDescriptor.out));
    private static final PrintWriter ERR =
            ProcessOutput.to(new FileOutputStream(FileDescriptor.err));
    private static final Path CRASHES = Path.of(System.getProperty("java.io.tmpdir"));

    private Main() {}

    /** Never returns: the process ends with the exit code of the command. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * The same for a program with commands of its own.
     *
     * @param commands adds them to {@code tradekeep} itself
     */
    public static void main(Consumer<CommandLine> commands, String... args) {
        System.exit(CommandTree.run(commands, OUT, ERR, CRASHES, args));
    }

    /** Runs one command line on the process's own output streams and returns its exit code. */
    static int run(String... args) {
        return CommandTree.run(OUT, ERR, CRASHES, args);
    }
}
