package dev.tradekeep.store.sqlite.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Makes files appear whole or not at all, whatever happens to the process or the machine: written
 * under another name, synced, renamed, and the folder synced.
 */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file; one that is there is replaced.
     *
     * @param part the other name, in the same folder; gone when this fails
     * @throws IOException when it cannot be written; the file is then as it was
     */
    public static void write(byte[] bytes, Path part, Path file) throws IOException {
        try {
            try (FileChannel channel =
                    OwnersFile.open(
                            part,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folderOf(file));
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /**
     * Renames a file that was written under another name.
     *
     * @param part in the same folder
     */
    public static void publish(Path part, Path file) throws IOException {
        sync(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folderOf(file));
    }

    /** The folder that holds a file. */
    public static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static void sync(Path path) throws IOException {
        StandardOpenOption option =
                Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
