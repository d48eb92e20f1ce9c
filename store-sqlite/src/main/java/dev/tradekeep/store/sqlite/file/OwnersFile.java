package dev.tradekeep.store.sqlite.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only the user who made them may read and write, from the moment they are there,
 * whatever the umask says: the books hold hashes of passwords, and what stands in them is nobody
 * else's business. SQLite gives the files that it makes next to a database the permissions of that.
 */
public final class OwnersFile {
    private static final FileAttribute<?>[] FILE = only("rw-------");
    private static final FileAttribute<?>[] FOLDER = only("rwx------");

    private OwnersFile() {}

    private static FileAttribute<?>[] only(String permissions) {
        // A file system without such permissions has others, which its folders hand down.
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Opens a file; one that this makes is the owner's alone, one that is there stays as it is. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), FILE);
    }

    /**
     * Makes an empty file, for a writer that cannot be told permissions. One that is there stays.
     */
    public static void create(Path file) throws IOException {
        try {
            Files.createFile(file, FILE);
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    /** Makes a folder, which must not be there. */
    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectory(folder, FOLDER);
    }
}
