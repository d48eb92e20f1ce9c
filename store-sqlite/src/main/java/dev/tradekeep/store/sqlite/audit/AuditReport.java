package dev.tradekeep.store.sqlite.audit;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What an audit found.
 *
 * @param file that was audited, canonical
 * @param ours whether it is a database of Tradekeep
 * @param results one a check that was asked for and is for this database, by id
 * @param times of the inspections, in the order they were made
 * @param sizes of tables and indexes, the largest first; empty when they were not measured
 * @param durationNanos of the whole
 */
public record AuditReport(
        Path file,
        boolean ours,
        AuditLevel level,
        List<CheckResult> results,
        List<InspectionTime> times,
        List<ObjectSize> sizes,
        long durationNanos) {
    public AuditReport {
        results = results.stream().sorted(Comparator.comparing(CheckResult::id)).toList();
        times = List.copyOf(times);
        sizes = List.copyOf(sizes);
    }

    /** Every finding, the worst first. */
    public List<Finding> findings() {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .sorted(Comparator.comparing(finding -> finding.check().severity()))
                .toList();
    }

    /** How many findings have a severity, those left out included. */
    public long count(Severity severity) {
        return results.stream()
                .filter(result -> result.check().severity() == severity)
                .mapToLong(result -> result.findings().size() + result.leftOut())
                .sum();
    }

    /** The checks that say nothing about whether all is well. */
    public List<CheckResult> undecided() {
        return results.stream().filter(result -> !result.completed()).toList();
    }

    /** Whether there is nothing that must be fixed: no error and no warning. */
    public boolean clean() {
        return count(Severity.ERROR) == 0 && count(Severity.WARNING) == 0;
    }
}
