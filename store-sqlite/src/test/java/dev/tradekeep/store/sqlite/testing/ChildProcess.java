package dev.tradekeep.store.sqlite.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Java process on the class path of the tests, spoken to line by line. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    private ChildProcess(List<String> command) {
        try {
            process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a main class. */
    public static ChildProcess start(Class<?> main, Object... arguments) {
        return new ChildProcess(javaCommand(main, arguments));
    }

    /** Starts a main class that can write no file beyond a size: a stand-in for a full disk. */
    public static ChildProcess startWithFileSizeLimit(
            int limitKib, Class<?> main, Object... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of("bash", "-c", "ulimit -f " + limitKib + " && exec \"$@\"", "bash"));
        command.addAll(javaCommand(main, arguments));
        return new ChildProcess(command);
    }

    private static List<String> javaCommand(Class<?> main, Object... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    /** The next line that the process prints. */
    public String readLine() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("The child process ended, wanted a line.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands the process a line. */
    public void send(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Sends the process a signal, such as {@code STOP}. */
    public void signal(String name) {
        try {
            int exitCode =
                    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
            if (exitCode != 0) {
                throw new AssertionError("kill -" + name + " ended with " + exitCode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until the process has ended by itself. */
    public int join() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** {@link #kill}, after a time in which the process goes on: it dies somewhere in its work. */
    public void killAfter(long nanos) {
        try {
            boolean _ = process.waitFor(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        kill();
    }

    /** Ends the process as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    @Override
    public void close() {
        kill();
    }
}
