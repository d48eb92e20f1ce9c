package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TimeLimit;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sqlite.audit.integrity.ReadablePages;
import dev.tradekeep.store.sqlite.audit.space.Sizes;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Audits one database: makes the inspections that are asked for, one after the other, each in a
 * read transaction of its own, so that a live database can be audited while it is written.
 *
 * <p>The schema is looked at first, then the pages, then what they hold. When the pages are damaged
 * the rest is not looked at: nothing that a broken page says can be relied on.
 */
public final class Audit {
    private static final String OLDER =
            "left out: the file is of an older version, which lacks what this reads";

    private final AuditFile file;
    private final AuditRequest request;
    private final Findings findings = new Findings();
    private final List<CheckResult> results = new ArrayList<>();
    private final List<InspectionTime> times = new ArrayList<>();
    private boolean damaged;

    private Audit(AuditFile file, AuditRequest request) {
        this.file = file;
        this.request = request;
    }

    /**
     * Audits a file, which is only read.
     *
     * @throws TradekeepException when it cannot be opened, see {@link AuditFile#open}
     */
    public static AuditReport run(Path path, AuditRequest request) {
        try (AuditFile file = AuditFile.open(path)) {
            return run(file, request);
        }
    }

    /** Audits a file that is open. */
    public static AuditReport run(AuditFile file, AuditRequest request) {
        return new Audit(file, request).run();
    }

    private AuditReport run() {
        long start = System.nanoTime();
        AuditContext context = new AuditContext(file, request);
        Sizes sizes = new Sizes();
        List<Inspection> wanted = new ArrayList<>();
        for (Inspection inspection : AuditChecks.inspections(sizes)) {
            if (inspection.checks().stream().anyMatch(this::isWanted)) {
                wanted.add(inspection);
            }
        }
        for (Inspection inspection : wanted) {
            request.listener()
                    .begins(inspection.checks().getFirst().id(), times.size(), wanted.size());
            inspect(inspection, context);
        }
        return new AuditReport(
                file.path(),
                file.isOurs(),
                request.level(),
                withUnreadable(),
                times,
                sizes.largestFirst(),
                System.nanoTime() - start);
    }

    private boolean isWanted(Check check) {
        return request.wants(check, file.isOurs());
    }

    private void inspect(Inspection inspection, AuditContext context) {
        long start = System.nanoTime();
        String stopped;
        if (damaged && inspection.needsSoundPages()) {
            stopped = "not done: the pages of the file are damaged";
        } else {
            stopped = tryToRun(inspection, context);
        }
        long nanos = System.nanoTime() - start;
        List<Check> checks = inspection.checks().stream().filter(this::isWanted).toList();
        times.add(new InspectionTime(checks.stream().map(Check::id).toList(), nanos));
        for (Check check : checks) {
            Findings.Found found = findings.of(check);
            String undecided = stopped.isEmpty() ? found.undecided() : stopped;
            results.add(
                    new CheckResult(
                            check,
                            found.rows(),
                            found.findings(),
                            found.leftOut(),
                            undecided,
                            !stopped.equals(OLDER)));
            damaged |= inspection.provesDamage(check) && !found.findings().isEmpty();
        }
    }

    /** Returns why it was not done to its end; empty when it was. */
    private String tryToRun(Inspection inspection, AuditContext context) {
        Connection connection = file.connection();
        String id = inspection.checks().getFirst().id();
        try (TimeLimit _ = TimeLimit.start(connection, inspection.timeMax(request.limits()))) {
            connection.begin(TransactionMode.DEFERRED);
            inspection.run(context, findings);
            return "";
        } catch (SqliteException e) {
            return failed(e, id, context);
        } catch (TradekeepException e) {
            return StorageErrors.cause(e)
                    .map(cause -> failed(cause, id, context))
                    .orElseGet(() -> "not done: " + e.getMessage());
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            // A value of another type or beyond its range: the row is not what the schema says.
            findings.add(ReadablePages.CHECK, id, "a row cannot be read: " + e.getMessage());
            return "stopped at a row that cannot be read";
        } finally {
            rollback(connection);
        }
    }

    private String failed(SqliteException e, String id, AuditContext context) {
        if (e.code() == ResultCode.INTERRUPT) {
            return "stopped: " + e.reason();
        }
        if (StorageErrors.isDiskFailure(e)) {
            damaged = true;
            findings.add(ReadablePages.CHECK, id, e.reason());
            return "stopped at a page that cannot be read";
        }
        return asksForMoreThanTheFileHas(e, context) ? OLDER : "not done: " + e.reason();
    }

    private boolean asksForMoreThanTheFileHas(SqliteException e, AuditContext context) {
        String sql = e.sql();
        return e.code() == ResultCode.ERROR
                && sql != null
                && file.isOurs()
                && context.comparison().isBehind()
                && !context.comparison().suits(sql);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SqliteException e) {
            // Nothing was written; what makes this fail was told by what ran before.
            return;
        }
    }

    /** What the others could not read is a finding of the check for that, which ran before them. */
    private List<CheckResult> withUnreadable() {
        Findings.Found found = findings.of(ReadablePages.CHECK);
        List<CheckResult> all = new ArrayList<>(results);
        boolean told = all.removeIf(result -> result.check().equals(ReadablePages.CHECK));
        if (told || !found.findings().isEmpty()) {
            all.add(
                    new CheckResult(
                            ReadablePages.CHECK,
                            found.rows(),
                            found.findings(),
                            found.leftOut(),
                            "",
                            true));
        }
        return all;
    }
}
