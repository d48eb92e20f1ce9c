package dev.tradekeep.app.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A path that fits into the address of a socket, while it is open. */
final class ShortPath implements AutoCloseable {
    private static final String LINK = "f";

    private final Path path;
    private final @Nullable Path folder;

    private ShortPath(Path path, @Nullable Path folder) {
        this.path = path;
        this.folder = folder;
    }

    /** The path itself, or one to the same place through a link in a folder of ours alone. */
    static ShortPath of(Path file) throws IOException {
        if (SocketFile.bytes(file.toString()) <= SocketFile.ADDRESS_BYTES_MAX) {
            return new ShortPath(file, null);
        }
        Path folder = Files.createTempDirectory("tk");
        Path link = folder.resolve(LINK);
        Files.createSymbolicLink(link, file.toAbsolutePath().getParent());
        return new ShortPath(link.resolve(file.getFileName()), folder);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            Files.deleteIfExists(folder.resolve(LINK));
            Files.deleteIfExists(folder);
        }
    }
}
