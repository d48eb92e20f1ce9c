package dev.tradekeep.store.operations;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read starts, upkeep, findings, slow queries, backups and alerts. */
public enum OperationsListing implements Listing {
    STARTS(OperationsSource.STARTS, ""),
    STARTS_OF_OUTCOME(
            OperationsSource.STARTS,
            "r.outcome = ?1",
            Filter.choice("outcome", "how they went", Word.all(StartupOutcome.class))),
    STARTS_SINCE(OperationsSource.STARTS_BY_TIME, "r.started_at >= ?1", CommonFilters.SINCE),
    STEPS_OF_START(
            OperationsSource.STEPS,
            "p.startup_run_id = ?1",
            Filter.integer("run", "the id of a start")),
    MAINTENANCE(OperationsSource.MAINTENANCE, ""),
    MAINTENANCE_OF_KIND(
            OperationsSource.MAINTENANCE,
            "m.kind = ?1",
            Filter.choice("kind", "what was done", Word.all(MaintenanceKind.class))),
    MAINTENANCE_OF_OUTCOME(
            OperationsSource.MAINTENANCE,
            "m.outcome = ?1",
            Filter.choice("outcome", "how it went", Word.all(RunOutcome.class))),
    MAINTENANCE_SINCE(
            OperationsSource.MAINTENANCE_BY_TIME, "m.started_at >= ?1", CommonFilters.SINCE),
    FINDINGS(OperationsSource.FINDINGS, ""),
    FINDINGS_OF_CHECK(
            OperationsSource.FINDINGS,
            "f.check_id = ?1",
            Filter.text("check", "the id of a check")),
    FINDINGS_OF_RUN(
            OperationsSource.FINDINGS,
            "f.maintenance_run_id = ?1",
            Filter.integer("run", "the id of the last run of upkeep that saw them")),
    OPEN_FINDINGS(OperationsSource.FINDINGS_BY_TIME, "f.resolved_at IS NULL", Filters.UNRESOLVED),
    OPEN_FINDINGS_OF_SEVERITY(
            OperationsSource.FINDINGS,
            "f.resolved_at IS NULL AND f.severity = ?1",
            Filters.UNRESOLVED,
            Filter.choice("severity", "how bad", Word.all(Severity.class))),
    SLOW_QUERIES(OperationsSource.SLOW, ""),
    SLOW_QUERIES_BY_DURATION(
            OperationsSource.SLOW_BY_DURATION, "", Filter.flag("slowest", "the slowest first")),
    SLOW_QUERIES_OF_QUERY(
            OperationsSource.SLOW, "w.query = ?1", Filter.text("query", "the label of a query")),
    SLOW_QUERIES_SINCE(OperationsSource.SLOW_BY_TIME, "w.ran_at >= ?1", CommonFilters.SINCE),
    BACKUPS(OperationsSource.BACKUPS, ""),
    BACKUPS_OF_OUTCOME(
            OperationsSource.BACKUPS,
            "b.outcome = ?1",
            Filter.choice("outcome", "what became of them", Word.all(BackupOutcome.class))),
    BACKUPS_SINCE(OperationsSource.BACKUPS_BY_TIME, "b.started_at >= ?1", CommonFilters.SINCE),
    ALERTS(OperationsSource.ALERTS, ""),
    ALERTS_OF_CODE(
            OperationsSource.ALERTS, "a.code = ?1", Filter.text("code", "the word for a cause")),
    OPEN_ALERTS(OperationsSource.ALERTS_BY_TIME, "a.acknowledged_at IS NULL", Filters.UNSEEN),
    OPEN_ALERTS_OF_SEVERITY(
            OperationsSource.ALERTS,
            "a.acknowledged_at IS NULL AND a.severity = ?1",
            Filters.UNSEEN,
            Filter.choice("severity", "how soon to look", Word.all(AlertSeverity.class)));

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter UNRESOLVED = Filter.flag("open", "only those not resolved");
        static final Filter UNSEEN = Filter.flag("open", "only those that nobody has seen");
    }

    private final ListingDefinition definition;

    OperationsListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
