package dev.tradekeep.store.audit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.audit.environment.SystemEnvironment;
import java.nio.file.Path;
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
        AuditRequest request = AuditRequest.of(AuditLevel.FULL, new SystemEnvironment());
        return Audit.run(path, request.only(AuditChecks.ofTheBooks())).results();
    }
}
