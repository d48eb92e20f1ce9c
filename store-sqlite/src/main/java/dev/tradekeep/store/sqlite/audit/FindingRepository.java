package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.store.sql.Transaction;
import java.util.Collection;
import java.util.List;

/**
 * Findings of audits in one transaction: one is open from when it is first seen until it is not.
 */
public final class FindingRepository {
    private final Transaction transaction;

    public FindingRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Records an audit. What was open stays so with its first time; what a check that ran did not
     * see any more is resolved.
     *
     * @param runId of the audit
     * @param checkIds the checks that ran to their end, with or without a finding
     * @param found what they found
     * @return how many findings were resolved
     */
    public long record(
            long runId, Collection<String> checkIds, List<StoredFinding> found, long at) {
        for (StoredFinding finding : found) {
            transaction.update(
                    FindingQuery.SAVE,
                    p ->
                            p.set("maintenance_run_id", runId)
                                    .set("check_id", finding.checkId())
                                    .set("severity", finding.severity())
                                    .set("subject", finding.subject())
                                    .set("detail", finding.detail())
                                    .set("fix", finding.fix())
                                    .set("found_at", at));
        }
        long resolved = 0;
        for (String checkId : checkIds) {
            resolved +=
                    transaction.update(
                            FindingQuery.RESOLVE,
                            p ->
                                    p.set("check_id", checkId)
                                            .set("maintenance_run_id", runId)
                                            .set("at", at));
        }
        return resolved;
    }

    /** How many findings of a severity are open. */
    public long countOpen(Severity severity) {
        return transaction.get(
                FindingQuery.COUNT_OPEN, p -> p.set("severity", severity), row -> row.getLong(0));
    }

    /**
     * Deletes findings that were resolved before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(
                FindingQuery.SWEEP, p -> p.set("before", before).set("rows_max", rowsMax));
    }
}
