package dev.tradekeep.app.audit;

import dev.tradekeep.store.sqlite.audit.Environment;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * The real surroundings with one thing changed: each method gives what it was made with, or asks
 * the system.
 */
final class FakeEnvironment implements Environment {
    private final SystemEnvironment real = new SystemEnvironment();
    private String version = real.sqliteVersion();
    private List<String> options = real.compileOptions();
    private List<String> libraries = real.sqliteLibraries();
    private String type = "";
    private long usable = -1;

    FakeEnvironment version(String text) {
        version = text;
        return this;
    }

    FakeEnvironment options(List<String> list) {
        options = list;
        return this;
    }

    FakeEnvironment libraries(List<String> list) {
        libraries = list;
        return this;
    }

    FakeEnvironment type(String text) {
        type = text;
        return this;
    }

    FakeEnvironment usable(long bytes) {
        usable = bytes;
        return this;
    }

    @Override
    public String sqliteVersion() {
        return version;
    }

    @Override
    public List<String> compileOptions() {
        return options;
    }

    @Override
    public List<String> sqliteLibraries() {
        return libraries;
    }

    @Override
    public String fileSystemType(Path file) {
        return type.isEmpty() ? real.fileSystemType(file) : type;
    }

    @Override
    public long usableBytes(Path file) {
        return usable < 0 ? real.usableBytes(file) : usable;
    }

    @Override
    public Set<PosixFilePermission> permissions(Path file) {
        return real.permissions(file);
    }

    @Override
    public int names(Path file) {
        return real.names(file);
    }
}
