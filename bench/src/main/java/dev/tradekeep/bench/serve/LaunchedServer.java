package dev.tradekeep.bench.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The server as people start it: by the launcher, in a process of its own. */
final class LaunchedServer implements AutoCloseable {
    static final String STATUS = "/api/system/status";
    private static final long START_MAX_NANOS = 60_000_000_000L;
    private static final long STOP_MAX_SECONDS = 60;
    private static final long TRY_EVERY_NANOS = 1_000_000;
    private static final int OK = 200;

    private final Process process;
    private final long startNanos;
    private final double firstAnswerMillis;
    private final int port;

    private LaunchedServer(Process process, long startNanos, double firstAnswerMillis, int port) {
        this.process = process;
        this.startNanos = startNanos;
        this.firstAnswerMillis = firstAnswerMillis;
        this.port = port;
    }

    /** Starts it and waits for the first good answer. */
    static LaunchedServer start(Path launcher, Path database) throws IOException {
        int port = freePort();
        return start(
                List.of(
                        launcher.toString(),
                        "serve",
                        "--db",
                        database.toString(),
                        "--port",
                        Integer.toString(port)),
                port,
                Path.of(database + ".log"));
    }

    /** Starts any server that answers where ours does, by a command that ends with its port. */
    static LaunchedServer startOther(List<String> command, Path log) throws IOException {
        int port = freePort();
        List<String> whole = new ArrayList<>(command);
        whole.add(Integer.toString(port));
        return start(whole, port, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static LaunchedServer start(List<String> command, int port, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TRADEKEEP_SKIP_BUILD", "1");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - start > START_MAX_NANOS) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "The server did not start: " + Files.readString(log));
            }
            LockSupport.parkNanos(TRY_EVERY_NANOS);
        }
        return new LaunchedServer(process, start, (System.nanoTime() - start) / 1e6, port);
    }

    private static boolean answers(int port) {
        try (RawClient client = new RawClient(port)) {
            return client.get(STATUS) == OK;
        } catch (IOException e) {
            // Nobody listens yet.
            return false;
        }
    }

    /** From the start of the process to the first answer. */
    double firstAnswerMillis() {
        return firstAnswerMillis;
    }

    /** From the start of the process to the end of the start, which is waited for. */
    double readyMillis() throws IOException {
        awaitReady();
        return (System.nanoTime() - startNanos) / 1e6;
    }

    /** Waits until the start is over. */
    void awaitReady() throws IOException {
        try (RawClient client = new RawClient(port)) {
            while (client.get("/health/ready") != OK) {
                LockSupport.parkNanos(TRY_EVERY_NANOS);
            }
        }
    }

    /** The memory it occupies, in megabytes; empty where the system does not tell. */
    Optional<Double> residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
