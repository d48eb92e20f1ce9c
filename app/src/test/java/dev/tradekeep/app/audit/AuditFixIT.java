package dev.tradekeep.app.audit;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditFix;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditRecord;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFixIT {
    @TempDir Path temporary;

    private Path file = Path.of("");

    @BeforeEach
    void make() throws IOException {
        file = SoundBooks.make(temporary.toRealPath());
    }

    @Test
    void fixesWhatIsSafeAndTheNextAuditIsSilent() {
        PlainSql.run(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                        + " INSERT INTO alerts (severity, code, message, raised_at)"
                        + " SELECT 'warning', 'c', 'm', i FROM n");

        assertThat(AuditFix.apply(audit(), Duration.ZERO)).containsExactly("ANALYZE \"alerts\"");
        assertThat(audit().findings()).isEmpty();
        assertThat(AuditFix.apply(audit(), Duration.ZERO)).isEmpty();
    }

    @Test
    void leavesAnotherProgramsDatabaseAlone() throws IOException {
        Path foreign = temporary.toRealPath().resolve("foreign.db");
        PlainSql.run(foreign, "CREATE TABLE t (a)");
        AuditReport report =
                Audit.run(foreign, AuditRequest.of(AuditLevel.DEEP, new SystemEnvironment()));

        assertFails(ErrorCode.INVALID_ARGUMENT, () -> AuditFix.apply(report, Duration.ZERO))
                .hasMessageContaining("another program");
    }

    @Test
    void doesNotWriteToDamagedPages() throws IOException {
        PlainSql.run(file, "PRAGMA journal_mode=DELETE");
        PlantedFaults.overwritePage(file, "system_settings");
        AuditReport report = audit();

        assertThat(AuditFix.statements(report)).isNotEmpty();
        assertFails(ErrorCode.DATABASE_CORRUPT, () -> AuditFix.apply(report, Duration.ZERO));
    }

    @Test
    void waitsForTheOwner() {
        PlainSql.run(file, "PRAGMA journal_mode=DELETE");
        AuditReport report = audit();
        try (OwnerLock _ = OwnerLock.acquire(file, Duration.ZERO)) {
            assertFails(ErrorCode.DATABASE_LOCKED, () -> AuditFix.apply(report, Duration.ZERO));
        }
        AuditFix.apply(report, Duration.ZERO);
        assertThat(PlainSql.row(file, "PRAGMA journal_mode")).isEqualTo("wal");
    }

    @Test
    void keepsFindingsUntilTheyAreGone() {
        PlainSql.run(file, "UPDATE positions SET cost = 31");
        AuditRecord.write(audit(), TestBooks.CLOCK, Duration.ZERO);
        assertThat(open()).isEqualTo("books.position-changes|error|portfolio 1, instrument 1");

        PlainSql.run(file, "UPDATE positions SET cost = 30");
        AuditReport after = audit();
        assertThat(after.findings()).isEmpty();
        AuditRecord.write(after, TestBooks.CLOCK, Duration.ZERO);
        assertThat(PlainSql.rows(file, "SELECT 1 FROM audit_findings WHERE resolved_at IS NULL"))
                .isEmpty();
        assertThat(PlainSql.row(file, "SELECT count(*) FROM maintenance_runs WHERE kind = 'audit'"))
                .isEqualTo("2");
    }

    @Test
    void keepsNothingInAFileThatIsDamagedOrNotOurs() throws IOException {
        assertThat(AuditRecord.isFitting(audit())).isTrue();
        PlantedFaults.overwritePage(file, "system_settings");
        assertThat(AuditRecord.isFitting(audit())).isFalse();
    }

    private String open() {
        return PlainSql.row(
                file,
                "SELECT check_id, severity, subject FROM audit_findings WHERE resolved_at IS NULL");
    }

    private AuditReport audit() {
        return Audit.run(file, AuditRequest.of(AuditLevel.DEEP, new SystemEnvironment()));
    }
}
