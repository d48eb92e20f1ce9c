package dev.tradekeep.store.sqlite.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a file while it is written: {@code FILE.part-PID}, so that two processes do not meet,
 * and what a killed one left is known by its process id.
 */
final class PartFile {
    private static final Pattern NAME = Pattern.compile(".*\\.part-([0-9]{1,18})");

    private PartFile() {}

    static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + ".part-" + ProcessHandle.current().pid());
    }

    /** Deletes a part, if it is there. */
    static void delete(Path part) throws IOException {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + suffix));
        }
    }

    /**
     * Deletes what processes left that are no more.
     *
     * @param prefix of the names
     */
    static void sweep(Path folder, String prefix) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(file -> isLeft(file.getFileName().toString(), prefix)).toList();
        }
        for (Path part : left) {
            delete(part);
        }
    }

    private static boolean isLeft(String name, String prefix) {
        Matcher part = NAME.matcher(name);
        return name.startsWith(prefix)
                && part.matches()
                && ProcessHandle.of(Long.parseLong(part.group(1))).isEmpty();
    }
}
