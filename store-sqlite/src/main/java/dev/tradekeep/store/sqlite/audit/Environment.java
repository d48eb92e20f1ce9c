package dev.tradekeep.store.sqlite.audit;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** What surrounds a database: the library, the disk, the file as the system sees it. */
public interface Environment {
    /** The version of the SQLite library, such as {@code 3.54.1}. */
    String sqliteVersion();

    /** What the library was compiled with, without {@code SQLITE_}. */
    List<String> compileOptions();

    /** The programs and libraries of this process that hold a SQLite; empty when unknown. */
    List<String> sqliteLibraries();

    /** The type of the file system that a file lies on, such as {@code ext4}. */
    String fileSystemType(Path file);

    /** Bytes that this process could still write next to a file. */
    long usableBytes(Path file);

    /** Who may do what with a file; empty where the system has no such permissions. */
    Set<PosixFilePermission> permissions(Path file);

    /** How many names a file has. */
    int names(Path file);
}
