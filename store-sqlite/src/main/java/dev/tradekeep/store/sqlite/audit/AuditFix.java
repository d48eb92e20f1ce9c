package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.store.sqlite.audit.integrity.PageCheck;
import dev.tradekeep.store.sqlite.audit.integrity.ReadablePages;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Applies the fixes of a report that are safe: those that change what SQLite derives from the rows,
 * or how the file is kept, and no row.
 */
public final class AuditFix {
    private static final Set<Check> DAMAGE = Set.of(ReadablePages.CHECK, PageCheck.QUICK);

    private AuditFix() {}

    /** The statements that {@link #apply} would run, in order, each once. */
    public static List<String> statements(AuditReport report) {
        return report.findings().stream()
                .map(Finding::fix)
                .filter(Fix::safe)
                .map(Fix::text)
                .distinct()
                .toList();
    }

    /**
     * Runs them one by one, as the owner of the file.
     *
     * @param patience how long to wait for another process that owns the file
     * @return those that were run
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the file is not
     *     Tradekeep's; with {@link ErrorCode#DATABASE_CORRUPT} when pages of it are damaged; when
     *     it is owned or cannot be written. What was run before stays.
     */
    public static List<String> apply(AuditReport report, Duration patience) {
        if (!report.ours()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    report.file()
                            + " is another program's database, which --fix does not change. Run the"
                            + " fixes that you want by hand.");
        }
        List<String> statements = statements(report);
        if (statements.isEmpty()) {
            return List.of();
        }
        if (report.findings().stream().anyMatch(finding -> DAMAGE.contains(finding.check()))) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_CORRUPT,
                    report.file()
                            + " has damaged pages, and --fix does not write to it. Keep it as it is and"
                            + " restore a backup next to it.");
        }
        DatabaseFile file = DatabaseFile.at(report.file());
        List<String> applied = new ArrayList<>();
        try (OwnerLock _ = OwnerLock.acquire(file.path(), patience);
                Connection connection = file.openForWriting(_ -> {})) {
            for (String statement : statements) {
                connection.execute(statement);
                applied.add(statement);
            }
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Fixing " + file.path());
        }
        return applied;
    }
}
