package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.serve.RawClient;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, with a heap of 256 MB, open to all, until it is closed. */
final class BesiegedServer implements AutoCloseable {
    /** For what takes a moment on a machine that does nothing else. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    static final long TRY_EVERY_NANOS = 10_000_000;
    private static final int OK = 200;

    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter orders;
    private final int port;

    private BesiegedServer(Process process, BufferedReader said, int port) {
        this.process = process;
        this.said = said;
        this.port = port;
        orders = process.outputWriter();
    }

    /**
     * How one is started.
     *
     * @param wrapper a command that runs the one which follows it; empty for none
     * @param idle how long a connection may say nothing
     * @param copies whether it makes backups and an archive next to its file
     */
    record Options(
            List<String> wrapper,
            Duration readLimit,
            Duration idle,
            Duration candlePace,
            boolean copies) {
        /** Engines of its own do next to nothing. */
        static Options of(Duration readLimit, Duration idle) {
            return new Options(List.of(), readLimit, idle, Duration.ofSeconds(30), false);
        }

        /** One that trades, with ten candles a second. */
        static Options trading() {
            return new Options(
                    List.of(),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    Duration.ofMillis(100),
                    false);
        }

        /** The same with copies. */
        Options withCopies() {
            return new Options(wrapper, readLimit, idle, candlePace, true);
        }

        /** The same run by another command. */
        Options within(List<String> command) {
            return new Options(command, readLimit, idle, candlePace, copies);
        }
    }

    /** Starts one on a file, and waits until its start is over. Its log is named after the file. */
    static BesiegedServer start(Path file, Path log, Options options) throws IOException {
        List<String> command = new ArrayList<>(options.wrapper());
        command.addAll(Program.java(SiegeProcess.class));
        command.add(file.toString());
        command.add(Long.toString(options.readLimit().toMillis()));
        command.add(Long.toString(options.idle().toSeconds()));
        command.add(Long.toString(options.candlePace().toMillis()));
        command.add(Boolean.toString(options.copies()));
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader said = process.inputReader();
        String port = said.readLine();
        if (port == null) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not start: " + Files.readString(log));
        }
        BesiegedServer server = new BesiegedServer(process, said, Integer.parseInt(port));
        server.awaitReady();
        return server;
    }

    /** The same with the log next to the file. */
    static BesiegedServer start(Path file, Options options) throws IOException {
        return start(file, Path.of(file + ".log"), options);
    }

    private void awaitReady() throws IOException {
        if (await("/health/ready", OK).isEmpty()) {
            close();
            throw new IllegalStateException("The server is not ready in " + PATIENCE);
        }
    }

    /** Asks until the answer has a status; how long that took, empty when it never had. */
    Optional<Duration> await(String path, int status) throws IOException {
        long start = System.nanoTime();
        try (RawClient client = new RawClient(port)) {
            while (client.get(path) != status) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    return Optional.empty();
                }
                LockSupport.parkNanos(TRY_EVERY_NANOS);
            }
        }
        return Optional.of(Duration.ofNanos(System.nanoTime() - start));
    }

    /** Has it do one of the things that {@link SiegeProcess} names, and waits for that. */
    void order(String what) throws IOException {
        String answer = ask(what);
        if (!SiegeProcess.DONE.equals(answer)) {
            throw new IllegalStateException("The server was asked to " + what + ": " + answer);
        }
    }

    /** Milliseconds that its collections of garbage have taken so far. */
    long collectionMillis() throws IOException {
        return Long.parseLong(ask(SiegeProcess.COLLECTIONS));
    }

    private String ask(String what) throws IOException {
        orders.write(what);
        orders.newLine();
        orders.flush();
        return String.valueOf(said.readLine());
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it and returns the last that it said: whether all is on the books. */
    String end() throws IOException {
        orders.close();
        String last = said.readLine();
        process.onExit().join();
        return String.valueOf(last);
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.onExit().join();
    }
}
