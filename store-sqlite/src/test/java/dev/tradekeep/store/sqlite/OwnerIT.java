package dev.tradekeep.store.sqlite;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.OwnerProcess;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes that want one file, and one that ends in the middle of its work. */
@ExtendWith(LeakCheck.class)
class OwnerIT {
    private static final int AT_ONCE = 0;
    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir Path folder;

    private Path path;

    @BeforeEach
    void namePath() {
        path = folder.resolve("books.db");
    }

    @Test
    void namesTheProcessThatOwnsTheFile() {
        try (ChildProcess owner = startOwner(AT_ONCE)) {
            assertThat(owner.readLine()).startsWith("open");

            assertFails(ErrorCode.DATABASE_LOCKED, () -> TestBooks.open(path).close())
                    .hasMessageContaining("is in use by process " + owner.pid());
            owner.send("close");
            owner.join();
        }
    }

    @Test
    void namesThisProcessWhenItOwnsTheFileItself() {
        try (Database database = TestBooks.open(path)) {
            assertFails(ErrorCode.DATABASE_LOCKED, () -> TestBooks.open(database.path()).close())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aRefusedSecondOwnerOfThisProcessLeavesTheLockInPlace() {
        // Closing any descriptor of a file drops a process's POSIX locks on it.
        try (Database database = TestBooks.open(path)) {
            assertFails(ErrorCode.DATABASE_LOCKED, () -> TestBooks.open(database.path()).close());

            try (ChildProcess other = startOwner(AT_ONCE)) {
                assertThat(other.readLine())
                        .startsWith("DATABASE_LOCKED")
                        .contains("process " + ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void readsWhileAnotherProcessOwnsTheFile() {
        try (ChildProcess owner = startOwner(AT_ONCE)) {
            assertThat(owner.readLine()).startsWith("open");
            owner.send("write main");
            assertThat(owner.readLine()).isEqualTo("written");

            try (DatabaseReader reader = DatabaseReader.open(path)) {
                List<String> names = reader.read(TestQuery::portfolioNames);
                assertThat(names).containsExactly("main");
            }
            owner.send("close");
            owner.join();
        }
    }

    @Test
    void closingGivesTheFileToAProcessThatWaits() {
        Database database = TestBooks.open(path);
        try (ChildProcess other = startOwner(PATIENCE_MILLIS)) {
            database.close();

            assertThat(other.readLine()).isEqualTo("open 0");
            other.send("close");
            assertThat(other.join()).isZero();
        }
    }

    @Test
    void twoProcessesMigrateANewFileTogether() {
        try (ChildProcess one = startOwner(PATIENCE_MILLIS);
                ChildProcess two = startOwner(PATIENCE_MILLIS)) {
            one.send("close");
            two.send("close");

            assertThat(List.of(one.readLine(), two.readLine()))
                    .containsExactlyInAnyOrder(
                            "open 0", "open " + MigrationCatalogue.load().migrations().size());
            assertThat(one.join()).isZero();
            assertThat(two.join()).isZero();
        }
        assertThat(PlainSql.rows(path, "SELECT name FROM migrations")).doesNotHaveDuplicates();
    }

    @Test
    void losesNothingCommittedWhenTheOwnerIsKilled() {
        try (ChildProcess owner = startOwner(AT_ONCE)) {
            assertThat(owner.readLine()).startsWith("open");
            owner.send("write before");
            assertThat(owner.readLine()).isEqualTo("written");
            owner.send("fill 20");
            assertThat(owner.readLine()).isEqualTo("20 all");
            owner.kill();
        }

        try (Database database = TestBooks.open(path)) {
            assertThat(database.migrations().applied()).isEmpty();
        }
        assertThat(PlainSql.row(path, "SELECT count(*) FROM portfolios")).isEqualTo("21");
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void losesNothingAcknowledgedWhenKilledWhileItWrites() {
        try (ChildProcess owner = startOwner(AT_ONCE)) {
            assertThat(owner.readLine()).startsWith("open");
            owner.send("write first");
            assertThat(owner.readLine()).isEqualTo("written");
            owner.send("fill 1000000");
            owner.kill();
        }

        TestBooks.open(path).close();

        int rows = Integer.parseInt(PlainSql.row(path, "SELECT count(*) FROM portfolios"));
        assertThat(rows).isPositive();
        // Portfolios were booked in order, so what is there is a beginning without holes.
        assertThat(PlainSql.row(path, "SELECT max(id) FROM portfolios")).isEqualTo("" + rows);
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void keepsEveryAcknowledgedCommitWhenNoFileMayGrow() {
        // Migrating takes more room than is left for the test.
        TestBooks.open(path).close();
        int acknowledged;
        try (ChildProcess owner =
                ChildProcess.startWithFileSizeLimit(4_096, OwnerProcess.class, path, AT_ONCE)) {
            assertThat(owner.readLine()).startsWith("open");
            owner.send("fill 100000");
            String[] answer = owner.readLine().split(" ", 2);
            acknowledged = Integer.parseInt(answer[0]);
            assertThat(answer[1]).isIn("DATABASE_FULL", "DATABASE_IO");
            owner.send("close");
            owner.join();
        }

        TestBooks.open(path).close();

        assertThat(acknowledged).isPositive();
        assertThat(PlainSql.row(path, "SELECT count(*) FROM portfolios"))
                .isEqualTo(Integer.toString(acknowledged));
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void saysSoWhenThereIsNoRoomForANewDatabase() {
        try (ChildProcess owner =
                ChildProcess.startWithFileSizeLimit(16, OwnerProcess.class, path, AT_ONCE)) {
            assertThat(owner.readLine()).matches("DATABASE_(FULL|IO) .*");
            owner.join();
        }

        // What was migrated before is whole, and the next start goes on from there.
        TestBooks.open(path).close();
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    private ChildProcess startOwner(int patienceMillis) {
        return ChildProcess.start(OwnerProcess.class, path, patienceMillis);
    }
}
