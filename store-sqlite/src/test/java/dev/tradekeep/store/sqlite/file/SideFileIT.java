package dev.tradekeep.store.sqlite.file;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder in the place of a file is what not even an administrator may open as one. */
final class SideFileIT {
    @TempDir Path folder;
    private Path path;

    @BeforeEach
    void make() {
        path = folder.resolve("t.db");
        DatabaseFile.at(path).openForWriting(_ -> {}).close();
    }

    @Test
    void isNamedWhenTheDatabaseCannotBeOpenedForIt() throws IOException {
        Path side = Files.createDirectory(Path.of(path + "-wal"));

        assertFails(
                        ErrorCode.DATABASE_READ_ONLY,
                        () -> DatabaseFile.at(path).openForWriting(_ -> {}))
                .hasMessageContaining("Opening " + path.toRealPath())
                .hasMessageContaining(side.toRealPath() + " is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-wal", "-shm", "-journal"})
    void isAnyThatLiesNextToTheDatabase(String suffix) throws IOException {
        Path side = Files.createDirectory(Path.of(path + suffix));

        assertThat(SideFile.refused(path))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith(side + " is no file"));
    }

    @Test
    void isNoneWhenAllMayBeUsed() {
        try (Connection connection = Connection.open(path, OpenMode.READ_WRITE)) {
            connection.execute("CREATE TABLE t (a)");

            assertThat(SideFile.refused(path)).isEmpty();
        }
    }
}
