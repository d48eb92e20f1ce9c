package dev.tradekeep.store.sqlite.file;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class SettingIT {
    @TempDir Path folder;

    private Path path;

    @BeforeEach
    void makeBooks() {
        path = folder.resolve("books.db");
        TestBooks.open(path).close();
    }

    @ParameterizedTest
    @EnumSource
    void readsBackAsWantedOnTheWriter(Setting setting) {
        try (Connection connection = DatabaseFile.at(path).openForWriting(c -> {})) {
            assertThat(setting.read(connection)).isEqualTo(setting.readBack());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsBackAsWantedOnAReader(Setting setting) {
        try (Connection connection = DatabaseFile.at(path).openForReading()) {
            assertThat(setting.read(connection)).isEqualTo(setting.readBack());
        }
    }

    @Test
    void profileHasTenSettings() {
        assertThat(Stream.of(Setting.values()).filter(s -> s.scope() != Setting.Scope.HARDENING))
                .extracting(s -> s.pragma() + "=" + s.value())
                .containsExactlyInAnyOrder(
                        "journal_mode=WAL",
                        "foreign_keys=ON",
                        "synchronous=NORMAL",
                        "temp_store=MEMORY",
                        "cache_size=-64000",
                        "mmap_size=30000000",
                        "busy_timeout=30000",
                        "auto_vacuum=INCREMENTAL",
                        "wal_autocheckpoint=1000",
                        "automatic_index=ON");
    }

    @Test
    void keepsAutoVacuumAndJournalModeInTheFile() {
        assertThat(PlainSql.row(path, "PRAGMA auto_vacuum")).isEqualTo("2");
        assertThat(PlainSql.row(path, "PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(PlainSql.row(path, "PRAGMA application_id"))
                .isEqualTo(Integer.toString(DatabaseFile.APPLICATION_ID));
    }

    @Test
    void refusesToWriteWithoutAWriteAheadLog() {
        // A database in memory cannot have one.
        try (Connection connection = Connection.openInMemory()) {
            assertFails(ErrorCode.DATABASE_SETTING_REFUSED, () -> Setting.applyToWriter(connection))
                    .hasMessageContaining("wanted journal_mode=WAL, found memory");
        }
    }

    @Test
    void refusesToReadWhenAnotherProgramTookTheWriteAheadLogAway() {
        PlainSql.run(path, "PRAGMA journal_mode=DELETE");

        assertFails(
                        ErrorCode.DATABASE_SETTING_REFUSED,
                        () -> DatabaseFile.at(path).openForReading().close())
                .hasMessageContaining("wanted journal_mode=WAL, found delete");
    }

    @Test
    void writerBringsTheWriteAheadLogBack() {
        PlainSql.run(path, "PRAGMA journal_mode=DELETE");

        Database database = TestBooks.open(path);
        database.close();

        assertThat(PlainSql.row(path, "PRAGMA journal_mode")).isEqualTo("wal");
    }

    @Test
    void namesASettingThatSqliteDoesNotAnswer() {
        try (Connection connection = Connection.openInMemory()) {
            assertThat(Setting.MMAP_SIZE.read(connection)).isEqualTo("unknown");
        }
    }
}
