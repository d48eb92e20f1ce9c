package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The checks that the books and the market data agree with themselves, and no others. */
public final class BooksAudit {
    private BooksAudit() {}

    /**
     * Runs them over a file as it is committed; it may be open and written meanwhile. The market
     * data are looked at on a thread of their own, since the caller waits for both.
     *
     * @return one result a check, by id
     * @throws TradekeepException when it cannot be opened, see {@link AuditFile#open}
     */
    public static List<CheckResult> run(Path path) {
        CompletableFuture<List<CheckResult>> market =
                CompletableFuture.supplyAsync(
                        () -> run(path, AuditChecks.ofTheMarketData(), AuditLimits.DEFAULT),
                        task -> Thread.ofPlatform().name("audit of market data").start(task));
        List<CheckResult> books;
        try {
            books = run(path, AuditChecks.ofTheBooksAlone(), AuditLimits.DEFAULT);
        } finally {
            // Nobody is left behind in the file, whatever the books said.
            market.exceptionally(_ -> List.of()).join();
        }
        // Both tell of pages that cannot be read; once is enough.
        Map<String, CheckResult> byId = new TreeMap<>();
        books.forEach(result -> byId.put(result.id(), result));
        Completion.await(market).forEach(result -> byId.putIfAbsent(result.id(), result));
        return List.copyOf(byId.values());
    }

    /**
     * The same within limits.
     *
     * @param limit how long each look at the books may take; a check that has not ended by then is
     *     undecided
     */
    public static List<CheckResult> run(Path path, Duration limit) {
        return run(path, AuditChecks.ofTheBooks(), AuditLimits.DEFAULT.withInspectionTime(limit));
    }

    private static List<CheckResult> run(Path path, Set<String> checks, AuditLimits limits) {
        AuditRequest request = AuditRequest.of(AuditLevel.FULL, new SystemEnvironment());
        return Audit.run(path, request.only(checks).withLimits(limits)).results();
    }
}
