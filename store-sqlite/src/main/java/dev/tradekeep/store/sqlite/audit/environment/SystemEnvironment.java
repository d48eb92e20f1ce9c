package dev.tradekeep.store.sqlite.audit.environment;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The system that this process runs on. */
public final class SystemEnvironment implements Environment {
    private static final String UNKNOWN = "unknown";

    @Override
    public String sqliteVersion() {
        return Sqlite.version();
    }

    @Override
    public List<String> compileOptions() {
        List<String> options = new ArrayList<>();
        try (Connection connection = Connection.openInMemory();
                Statement statement = connection.prepare("PRAGMA compile_options")) {
            while (statement.step()) {
                options.add(String.valueOf(statement.getText(0)));
            }
        }
        return options;
    }

    @Override
    public List<String> sqliteLibraries() {
        try {
            return Sqlite.librariesLoaded().stream().map(Path::toString).toList();
        } catch (UnsupportedOperationException e) {
            return List.of();
        }
    }

    @Override
    public String fileSystemType(Path file) {
        try {
            return Files.getFileStore(file).type();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    @Override
    public long usableBytes(Path file) {
        try {
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException e) {
            return Set.of();
        }
    }

    @Override
    public int names(Path file) {
        try {
            return Files.getFileStore(file).supportsFileAttributeView("unix")
                    ? (int) Files.getAttribute(file, "unix:nlink")
                    : 1;
        } catch (IOException e) {
            return 1;
        }
    }
}
