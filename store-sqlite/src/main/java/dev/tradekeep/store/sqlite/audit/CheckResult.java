package dev.tradekeep.store.sqlite.audit;

import java.util.List;

/**
 * What became of one check.
 *
 * @param rows how many rows, tables or settings were compared
 * @param findings what is wrong, at most {@link Findings#FINDINGS_MAX}
 * @param leftOut further findings, only counted
 * @param undecided why it says nothing about whether all is well: it was stopped, it could not be
 *     done, or there is not enough to judge by; empty when it was done
 * @param applies whether it can be done on the file: false when the version that the file is of has
 *     no table or column for what is checked; then {@code undecided} says so
 */
public record CheckResult(
        Check check,
        long rows,
        List<Finding> findings,
        long leftOut,
        String undecided,
        boolean applies) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** The stable id. */
    public String id() {
        return check.id();
    }

    /** Whether it was done and found nothing. */
    public boolean passed() {
        return findings.isEmpty() && undecided.isEmpty();
    }

    /** Whether it was done to its end. */
    public boolean completed() {
        return undecided.isEmpty();
    }
}
