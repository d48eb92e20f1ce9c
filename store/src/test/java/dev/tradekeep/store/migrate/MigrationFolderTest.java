package dev.tradekeep.store.migrate;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrationFolderTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- +goose Down",
                "-- +migrate Down",
                "-- migrate:down",
                "--rambler down",
                "# --- !Downs",
                "-- @UNDO"
            })
    void refusesAFileThatAlsoUndoesItsChange(String marker) throws IOException {
        write("CREATE TABLE t (x INTEGER) STRICT;\n" + marker + "\nDROP TABLE t;\n");

        assertFails(ErrorCode.FILE_MALFORMED, () -> MigrationFolder.read(folder))
                .hasMessageContaining("line 2")
                .hasMessageContaining(marker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "-- Say here what changes.\n", "/* nothing */ ;;"})
    void refusesAFileWithoutAStatement(String text) throws IOException {
        write(text);

        assertFails(ErrorCode.FILE_MALFORMED, () -> MigrationFolder.read(folder))
                .hasMessageContaining("no statement");
    }

    @Test
    void refusesACommentThatSwallowsTheRest() throws IOException {
        write("CREATE TABLE a (x INTEGER) STRICT;\n/* see below\nCREATE TABLE b (x) STRICT;\n");

        assertFails(ErrorCode.FILE_MALFORMED, () -> MigrationFolder.read(folder))
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesLinesThatEndWithCrAlone() throws IOException {
        write("-- why\rCREATE TABLE a (x INTEGER) STRICT;\r");

        assertFails(ErrorCode.FILE_MALFORMED, () -> MigrationFolder.read(folder))
                .hasMessageContaining("CR alone");
    }

    @Test
    void refusesALinkToNothing() throws IOException {
        write("CREATE TABLE a (x INTEGER) STRICT;");
        Files.createSymbolicLink(folder.resolve("002_b.sql"), folder.resolve("gone.sql"));

        assertFails(ErrorCode.FILE_UNREADABLE, () -> MigrationFolder.read(folder))
                .hasMessageContaining("002_b.sql")
                .hasMessageContaining("link to nothing");
    }

    @Test
    void takesAFileWhoseCommentsTalkOfUndoing() throws IOException {
        write("-- To undo this by hand, drop the table.\nCREATE TABLE a (x INTEGER) STRICT;\n");

        assertThat(MigrationFolder.read(folder)).hasSize(1);
    }

    @Test
    void knowsItsTextByOtherLineEnds() {
        Migration unix = Migration.of(Namespace.USER, "001_a", "001_a.sql", "SELECT 1;\n");
        Migration windows = Migration.of(Namespace.USER, "001_a", "001_a.sql", "SELECT 1;\r\n");
        Migration other = Migration.of(Namespace.USER, "001_a", "001_a.sql", "SELECT 2;\n");

        assertThat(windows.isWithOtherLineEnds(unix.checksum())).isTrue();
        assertThat(unix.isWithOtherLineEnds(windows.checksum())).isTrue();
        assertThat(unix.isWithOtherLineEnds(unix.checksum())).isFalse();
        assertThat(unix.isWithOtherLineEnds(other.checksum())).isFalse();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("001_a.sql"), text);
    }
}
