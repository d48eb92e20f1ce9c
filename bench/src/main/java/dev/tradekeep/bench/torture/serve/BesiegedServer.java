package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.startup.ServeSettings;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.serve.RawClient;
import dev.tradekeep.store.users.UserRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, with a heap of 256 MB, open to all, until it is closed. */
final class BesiegedServer implements AutoCloseable {
    private static final int READERS = 3;
    private static final int CONNECTIONS_MAX = 4_096;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long TRY_EVERY_NANOS = 10_000_000;
    private static final int OK = 200;

    private final Process process;
    private final int port;

    private BesiegedServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Serves until the standard input ends.
     *
     * @param args the file, the limit of a read in milliseconds, and how long a connection may say
     *     nothing, in seconds
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Duration limit = Duration.ofMillis(Long.parseLong(args[1]));
        Duration idle = Duration.ofSeconds(Long.parseLong(args[2]));
        try (Server server = server(Path.of(args[0]), limit, idle)) {
            server.start();
            out.println(server.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Server server(Path file, Duration limit, Duration idle) {
        return new Server(
                new ServeSettings(
                        file,
                        PATIENCE,
                        new HttpSettings(
                                "127.0.0.1",
                                0,
                                HttpSettings.BODY_BYTES_DEFAULT,
                                CONNECTIONS_MAX,
                                idle,
                                PATIENCE),
                        SecretSettings.DEFAULT,
                        READERS,
                        limit,
                        PATIENCE,
                        PATIENCE,
                        UpkeepSettings.NO_COPIES),
                "bench",
                InstantSource.system(),
                new StoredAdministrator(),
                books -> inquiry -> new Caller("bench", null, UserRole.ADMINISTRATOR),
                line -> {});
    }

    /** Starts one on a file, whose log lies next to it. */
    static BesiegedServer start(Path file, Duration limit, Duration idle) throws IOException {
        Path log = Path.of(file + ".log");
        List<String> command = new ArrayList<>(Program.java(BesiegedServer.class));
        command.add(file.toString());
        command.add(Long.toString(limit.toMillis()));
        command.add(Long.toString(idle.toSeconds()));
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader lines = process.inputReader();
        String port = lines.readLine();
        if (port == null) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not start: " + Files.readString(log));
        }
        return new BesiegedServer(process, Integer.parseInt(port));
    }

    /** Waits until its start is over. */
    void awaitReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (RawClient client = new RawClient(port)) {
            while (client.get("/health/ready") != OK) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("The server is not ready in " + PATIENCE);
                }
                LockSupport.parkNanos(TRY_EVERY_NANOS);
            }
        }
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
