package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceKind;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Keeps what an audit found in the database itself: a finding is open from the audit that first saw
 * it to the one that no longer does.
 */
public final class AuditRecord {
    private static final long NANOS_PER_MICRO = 1_000;

    private AuditRecord() {}

    /**
     * Whether a report is to be kept: only a database of ours whose tables and pages are sound is
     * written to.
     */
    public static boolean isFitting(AuditReport report) {
        boolean sound =
                report.findings().stream()
                        .filter(finding -> finding.check().severity() == Severity.ERROR)
                        .map(finding -> finding.check().id())
                        .noneMatch(id ->
                                id.startsWith("integrity.")
                                        || id.startsWith("schema.")
                                        || id.startsWith("environment."));
        return report.ours() && sound && !hasPending(report);
    }

    private static boolean hasPending(AuditReport report) {
        return report.findings().stream()
                .anyMatch(finding -> finding.check().id().equals("schema.migration-pending"));
    }

    /** Writes a report in one transaction. */
    public static void write(
            Transaction transaction, AuditReport report, MaintenanceCause cause, long at) {
        MaintenanceRepository runs = new MaintenanceRepository(transaction);
        long startedAt = at - report.durationNanos() / NANOS_PER_MICRO;
        long run = runs.begin(MaintenanceKind.AUDIT, cause, startedAt);
        List<String> completed =
                report.results().stream()
                        .filter(CheckResult::completed)
                        .map(CheckResult::id)
                        .toList();
        new FindingRepository(transaction).record(run, completed, kept(report), at);
        runs.done(run, completed.size() + " checks, " + report.findings().size() + " findings", at);
    }

    private static List<StoredFinding> kept(AuditReport report) {
        return report.findings().stream()
                .map(finding ->
                        new StoredFinding(
                                finding.check().id(),
                                finding.check().severity(),
                                finding.subject(),
                                detail(finding),
                                finding.fix().text()))
                .toList();
    }

    private static String detail(Finding finding) {
        return finding.rows().isEmpty()
                ? finding.detail()
                : finding.detail() + " (" + String.join("; ", finding.rows()) + ")";
    }

    /**
     * Writes a report as the owner of the file.
     *
     * @throws TradekeepException when the file is owned by another process or cannot be written;
     *     then nothing of the report is in it
     */
    public static void write(AuditReport report, InstantSource clock, Duration patience) {
        DatabaseFile file = DatabaseFile.at(report.file());
        try (OwnerLock _ = OwnerLock.acquire(file.path(), patience);
                Connection connection = file.openForWriting(_ -> {})) {
            connection.begin(TransactionMode.IMMEDIATE);
            write(
                    new SqliteTransaction(connection),
                    report,
                    MaintenanceCause.COMMAND,
                    Micros.now(clock));
            connection.commit();
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Keeping the findings in " + file.path());
        }
    }
}
