package dev.tradekeep.store.sqlite.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import dev.tradekeep.store.sqlite.migrate.Migrator;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups of files that an older version of this program made. */
@ExtendWith(LeakCheck.class)
final class OlderBackupIT {
    private static final List<Migration> ALL = MigrationCatalogue.load().migrations();

    @TempDir Path folder;

    @Test
    void isRestoredAndUpgradedFromEveryPrefixOfTheMigrations() {
        for (int count = 1; count < ALL.size(); count++) {
            Path old = makeOld(count);
            Path backup = Backups.make(old, folder.resolve("backup-" + count + ".db")).file();
            Path path = folder.resolve("restored-" + count + ".db");

            Verification found = Backups.verify(backup, folder);
            assertThat(found.verdicts()).as("%d migrations", count).allMatch(Verdict::passed);
            assertThat(found.migrations()).isEqualTo(count);
            RestoreReport report = Backups.restore().restore(backup, path, false);

            assertThat(report.verification().isSound()).isTrue();
            try (Database database = TestBooks.open(path)) {
                assertThat(database.migrations().applied()).hasSize(ALL.size() - count);
            }
        }
    }

    @Test
    void leavesOutOnlyWhatTheVersionOfTheFileHasNoTableFor() {
        Path old = makeOld(numberOf("072_trades"));

        AuditReport report =
                Audit.run(old, AuditRequest.of(AuditLevel.FULL, new SystemEnvironment()));

        List<CheckResult> leftOut =
                report.undecided().stream().filter(one -> !one.applies()).toList();
        assertThat(leftOut)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.undecided()).contains("older version"));
        assertThat(report.results()).filteredOn(CheckResult::passed).isNotEmpty();
    }

    /** A table that the file's own migrations make is missing: that is no matter of its age. */
    @Test
    void isNotSoundWhenItLacksATableOfItsOwnVersion() {
        Path old = makeOld(ALL.size() - 1);
        PlainSql.run(old, "PRAGMA foreign_keys=OFF; DROP TABLE ledger_entries");
        Path backup = Backups.make(old, folder.resolve("backup.db")).file();

        assertThat(Backups.verify(backup, folder).isSound()).isFalse();
    }

    private static int numberOf(String name) {
        return ALL.stream().map(Migration::name).toList().indexOf(name);
    }

    private Path makeOld(int count) {
        Path file = folder.resolve("old-" + count + ".db");
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL");
            MigrationCatalogue known = new MigrationCatalogue(ALL.subList(0, count), false);
            new Migrator(known, TestBooks.CLOCK).migrate(connection);
        }
        return file;
    }
}
