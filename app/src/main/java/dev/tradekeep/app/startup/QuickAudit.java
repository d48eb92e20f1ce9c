package dev.tradekeep.app.startup;

import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import java.time.Duration;
import java.util.List;

/** The audit of a start: as much of the books as can be checked in a bounded time. */
final class QuickAudit {
    private QuickAudit() {}

    /**
     * What it came to.
     *
     * @param issues one line each; empty when nothing was found
     * @param finished whether every check ran to its end
     */
    record Result(List<String> issues, boolean finished, long rows) {}

    /**
     * Checks until the limit.
     *
     * @param limit for each look at the books
     */
    static Result run(Database database, Duration limit) {
        List<CheckResult> checks = BooksAudit.run(database.path(), limit);
        List<String> issues =
                checks.stream()
                        .flatMap(check -> check.findings().stream())
                        .map(finding -> finding.check().id() + ": " + finding.line())
                        .toList();
        return new Result(
                issues,
                checks.stream().allMatch(CheckResult::completed),
                checks.stream().mapToLong(CheckResult::rows).sum());
    }
}
