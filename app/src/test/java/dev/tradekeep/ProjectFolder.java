package dev.tradekeep;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where the sources are, for tests that look at the project itself. */
final class ProjectFolder {
    static final Path ROOT = find();

    private ProjectFolder() {}

    /** Whether a program can be started by its name. */
    static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Path find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("tradekeep"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("The tests run outside the project's folder.");
            }
            folder = parent;
        }
        return folder;
    }
}
