package dev.tradekeep;

import dev.tradekeep.store.sqlite.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Another process that owns a database until its input is closed. */
final class HeldDatabase implements AutoCloseable {
    private static final String READY = "held";

    private final Process process;

    private HeldDatabase(Process process) {
        this.process = process;
    }

    /** Starts the process and waits until it owns the file. */
    static HeldDatabase hold(Path database) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HeldDatabase.class.getName(),
                                database.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (!READY.equals(line)) {
            process.destroyForcibly();
            throw new AssertionError("The other process said " + line);
        }
        return new HeldDatabase(process);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().orTimeout(Launcher.WAIT_MAX_S, TimeUnit.SECONDS).join();
    }

    /** The other process. */
    public static void main(String[] arguments) throws IOException {
        try (Database _ =
                Database.open(
                        Path.of(arguments[0]), Duration.ofSeconds(10), InstantSource.system())) {
            System.out.println(READY);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
