package dev.tradekeep.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which a bench works, new and empty, gone when the bench ends: done, failed or
 * interrupted.
 */
public final class WorkFolder {
    /** A process that was told to end may still make a file or two. */
    private static final int DELETIONS_MAX = 10;

    private WorkFolder() {}

    /** What is done in it. */
    @FunctionalInterface
    public interface Work<R> {
        /** Does it. */
        R in(Path folder) throws IOException;
    }

    /**
     * Does something in such a folder.
     *
     * @throws UncheckedIOException when it cannot be made, or what is done in it fails so
     */
    public static <R> R use(Work<R> work) {
        try {
            Path folder = Files.createTempDirectory("tradekeep-bench");
            Thread interrupted = new Thread(() -> abandon(folder), "bench-folder");
            Runtime.getRuntime().addShutdownHook(interrupted);
            try {
                return work.in(folder);
            } finally {
                Built.delete(folder);
                Runtime.getRuntime().removeShutdownHook(interrupted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the bench cannot be kept", e);
        }
    }

    private static void abandon(Path folder) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        for (int i = 0; i < DELETIONS_MAX && Files.exists(folder); i++) {
            try {
                Built.delete(folder);
            } catch (IOException | UncheckedIOException e) {
                // The bench goes on until the JVM is gone, and so there was a file more or less.
                Thread.onSpinWait();
            }
        }
    }
}
