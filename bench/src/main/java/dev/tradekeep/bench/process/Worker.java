package dev.tradekeep.bench.process;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A subject's process, which stays for the whole bench so that it is as warm as in a user's
 * program: it answers each line on its standard input with one line on its standard output.
 *
 * <p>While one is asked the others wait, so that they do not disturb each other. Not thread-safe.
 */
public final class Worker implements AutoCloseable {
    /** A subject that needs longer for one answer hangs. */
    private static final long ANSWER_MAX_SECONDS = 120;

    private static final int COMPLAINT_LENGTH_MAX = 400;

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;
    private final Path complaints;

    private Worker(String name, Process process, Path complaints) {
        this.name = name;
        this.process = process;
        this.complaints = complaints;
        answers = process.inputReader();
        requests = process.outputWriter();
    }

    /**
     * Starts a process.
     *
     * @param name of the subject, for errors
     * @param folder where it runs and where its standard error is kept
     */
    public static Worker start(String name, List<String> command, Path folder) {
        Path complaints = folder.resolve(name.replace(':', '-') + ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectError(complaints.toFile())
                            .start();
            return new Worker(name, process, complaints);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, name + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Sends one line and waits for the answer. */
    public String ask(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
        } catch (IOException e) {
            throw failure(request);
        }
        return answer(request);
    }

    /** Waits for a line that was not asked for, such as the first. */
    public String answer(String request) {
        Thread guard = Thread.ofVirtual().name(name + "-guard").start(this::endWhenItHangs);
        try {
            String line = answers.readLine();
            if (line == null) {
                throw failure(request);
            }
            return line;
        } catch (IOException e) {
            throw failure(request);
        } finally {
            guard.interrupt();
        }
    }

    private void endWhenItHangs() {
        try {
            if (!process.waitFor(ANSWER_MAX_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process; what it was doing is lost. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(ANSWER_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TradekeepException failure(String request) {
        close();
        return new TradekeepException(
                ErrorCode.QUERY_FAILED, name + " failed at \"" + request + "\": " + complaint());
    }

    private @Nullable String complaint() {
        try {
            String text = Files.readString(complaints).strip();
            return text.length() > COMPLAINT_LENGTH_MAX
                    ? "…" + text.substring(text.length() - COMPLAINT_LENGTH_MAX)
                    : text;
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
