package dev.tradekeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts real processes in a folder, the launcher above all. */
final class Launcher {
    static final long WAIT_MAX_S = 300;

    static final Path SCRIPT = ProjectFolder.ROOT.resolve("tradekeep");

    private final Path folder;
    private final List<String> variables = new ArrayList<>();

    Launcher(Path folder) {
        this.folder = folder;
    }

    /** Sets {@code NAME=value} for what is started from now on. */
    Launcher with(String variable) {
        variables.add(variable);
        return this;
    }

    /** Runs {@code ./tradekeep} with arguments to its end. */
    Ended tradekeep(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return run(command.toArray(String[]::new));
    }

    /** Runs a command to its end. */
    Ended run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process =
                builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            await(process);
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts a command whose output is read through pipes. */
    Process start(String... command) throws IOException {
        return builder(command).start();
    }

    /** Waits for a process, but not for ever. */
    static void await(Process process) throws InterruptedException {
        if (!process.waitFor(WAIT_MAX_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("A process did not end within " + WAIT_MAX_S + " s.");
        }
    }

    /**
     * Runs what TRADEKEEP_APPLICATION names, which the build sets to what it packaged; without it,
     * such as in an IDE, what the launcher built last.
     */
    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("TRADEKEEP_DB");
        builder.environment().put("TRADEKEEP_SKIP_BUILD", "1");
        builder.environment().put("TRADEKEEP_JAVA_HOME", "");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        for (String variable : variables) {
            String[] pair = variable.split("=", 2);
            builder.environment().put(pair[0], pair[1]);
        }
        return builder;
    }
}
