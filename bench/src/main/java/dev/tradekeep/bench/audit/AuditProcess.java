package dev.tradekeep.bench.audit;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that makes one full audit after the other until it is ended, as the launcher would. */
final class AuditProcess implements AutoCloseable {
    private static final List<String> GIVING_WAY = List.of("nice", "-n", "19");
    private static final String READY = "ready";

    private final Process process;

    private AuditProcess(Process process) {
        this.process = process;
    }

    /** {@code FILE}. */
    public static void main(String[] args) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path file = Path.of(args[0]);
        out.println(READY);
        while (!out.checkError()) {
            Audit.run(file, AuditRequest.of(AuditLevel.FULL, new SystemEnvironment()));
            out.println(READY);
        }
    }

    /** Starts it, and returns when it has begun. */
    static AuditProcess start(Path file) {
        List<String> command = new ArrayList<>();
        if (Program.isOnPath(GIVING_WAY.getFirst())) {
            command.addAll(GIVING_WAY);
        }
        command.addAll(Program.java(AuditProcess.class));
        command.add(file.toString());
        try {
            AuditProcess started =
                    new AuditProcess(
                            new ProcessBuilder(command)
                                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                                    .start());
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("The auditing process cannot be started", e);
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!READY.equals(lines.readLine())) {
            throw new IOException("The auditing process did not begin");
        }
    }

    /** Fails when it has ended, for then nothing was audited. */
    void checkIsAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "The auditing process ended with " + process.exitValue());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
