package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The checks that the books and the market data agree with themselves, and no others. */
public final class BooksAudit {
    private BooksAudit() {}

    /**
     * Runs them over a file as it is committed; it may be open and written meanwhile.
     *
     * @return one result a check, by id
     * @throws TradekeepException when it cannot be opened, see {@link AuditFile#open}
     */
    public static List<CheckResult> run(Path path) {
        return run(path, AuditLimits.DEFAULT);
    }

    /**
     * The same within limits.
     *
     * @param limit how long each look at the books may take; a check that has not ended by then is
     *     undecided
     */
    public static List<CheckResult> run(Path path, Duration limit) {
        return run(path, AuditLimits.DEFAULT.withInspectionTime(limit));
    }

    private static List<CheckResult> run(Path path, AuditLimits limits) {
        AuditRequest request = AuditRequest.of(AuditLevel.FULL, new SystemEnvironment());
        return Audit.run(path, request.only(AuditChecks.ofTheBooks()).withLimits(limits)).results();
    }
}
