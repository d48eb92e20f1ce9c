package dev.tradekeep.sqlite.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The file descriptors of this process, to find those that were not given back. */
public final class OpenDescriptors {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenDescriptors() {}

    /**
     * The files in a folder that are open, deleted ones too; none where the system does not tell.
     */
    public static List<String> under(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(DESCRIPTORS)) {
            return found;
        }
        String prefix = folder.toRealPath().toString();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                // The descriptor of the listing itself is gone by now.
                if (Files.isSymbolicLink(descriptor)) {
                    String file = Files.readSymbolicLink(descriptor).toString();
                    if (file.startsWith(prefix)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }
}
