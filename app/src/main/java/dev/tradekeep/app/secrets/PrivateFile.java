package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files that only their owner may read. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ALONE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");
    private static final long BYTES_MAX = 65_536;

    private PrivateFile() {}

    /**
     * The whole text of a file.
     *
     * @param what it is, for messages
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when it is missing, too
     *     large or open to others
     */
    public static String read(String what, Path path) {
        try {
            if (!Files.exists(path)) {
                throw unreadable(
                        what,
                        path,
                        "does not exist. Put it back, or delete the secrets that need it and enter"
                                + " them again");
            }
            if (Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
                throw unreadable(what, path, "is open to others. Run chmod 600 on it");
            }
            if (Files.size(path) > BYTES_MAX) {
                throw unreadable(what, path, "is larger than any such file. Name the right one");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw unreadable(what, path, "cannot be read (" + e.getMessage() + ")");
        }
    }

    /** Writes under another name, syncs and renames, so that the file is never half there. */
    static void write(String what, Path path, String text) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
            Files.writeString(fresh, text, StandardOpenOption.WRITE);
            sync(fresh, StandardOpenOption.WRITE);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                sync(folder, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.SECRET_UNREADABLE,
                    "The " + what + " " + path + " cannot be written: " + e.getMessage() + ".",
                    e);
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static TradekeepException unreadable(String what, Path path, String why) {
        return new TradekeepException(
                ErrorCode.SECRET_UNREADABLE, "The " + what + " " + path + " " + why + ".");
    }
}
