package dev.tradekeep.store.sqlite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Fails a storage test that leaves something behind: a writer's thread, an open file in one of its
 * {@code @TempDir} fields, or a write-ahead log with something in it, which a clean close empties.
 * (A reader that is the last to leave makes and leaves an empty one.)
 *
 * <p>Open files are seen where the system has {@code /proc}; the other two everywhere.
 */
public final class LeakCheck implements AfterEachCallback {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        for (Path folder :
                AnnotationSupport.findAnnotatedFieldValues(
                        context.getRequiredTestInstance(), TempDir.class, Path.class)) {
            requireNothingOpen(folder);
        }
        assertThat(writerThreads()).as("writers still running").isEmpty();
    }

    static void requireNothingOpen(Path folder) throws IOException {
        assertThat(writerThreads()).as("writers still running").isEmpty();
        assertThat(openFilesIn(folder.toRealPath())).as("files still open").isEmpty();
        assertThat(logsIn(folder)).as("logs left behind").isEmpty();
    }

    static List<String> writerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("writer "))
                .toList();
    }

    static List<Path> openFilesIn(Path folder) throws IOException {
        List<Path> open = new ArrayList<>();
        if (!Files.isDirectory(OPEN_FILES)) {
            return open;
        }
        try (Stream<Path> descriptors = Files.list(OPEN_FILES)) {
            for (Path descriptor : descriptors.toList()) {
                // The descriptor of the listing itself is gone by now.
                if (Files.isSymbolicLink(descriptor)) {
                    Path file = Files.readSymbolicLink(descriptor);
                    if (file.startsWith(folder)) {
                        open.add(file);
                    }
                }
            }
        }
        return open;
    }

    static List<Path> logsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("-wal"))
                    .filter(file -> file.toFile().length() > 0)
                    .toList();
        }
    }
}
