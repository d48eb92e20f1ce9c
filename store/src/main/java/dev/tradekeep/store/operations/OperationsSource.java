package dev.tradekeep.store.operations;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class OperationsSource {
    private static final ListingSource.Builder START_COLUMNS =
            ListingSource.named("startup-runs", "starts of the system, newest first")
                    .integer("id", "r.id")
                    .text("node", "r.node")
                    .text("version", "r.version")
                    .text("outcome", "r.outcome")
                    .time("started_at", "r.started_at")
                    .time("ended_at", "r.ended_at")
                    .from("startup_runs AS r");

    static final ListingSource STARTS = START_COLUMNS.descending("r.id");

    static final ListingSource STARTS_BY_TIME = START_COLUMNS.descending("r.started_at", "r.id");

    static final ListingSource STEPS =
            ListingSource.named("startup-steps", "the steps of a start, in order")
                    .integer("position", "p.position")
                    .text("name", "p.name")
                    .text("outcome", "p.outcome")
                    .text("detail", "p.detail")
                    .integer("duration_micros", "p.duration_micros")
                    .from("startup_steps AS p")
                    .ascending("p.position");

    private static final ListingSource.Builder MAINTENANCE_COLUMNS =
            ListingSource.named("maintenance-runs", "pieces of upkeep, newest first")
                    .integer("id", "m.id")
                    .text("kind", "m.kind")
                    .text("cause", "m.cause")
                    .text("outcome", "m.outcome")
                    .text("detail", "m.detail")
                    .time("started_at", "m.started_at")
                    .time("ended_at", "m.ended_at")
                    .from("maintenance_runs AS m");

    static final ListingSource MAINTENANCE = MAINTENANCE_COLUMNS.descending("m.id");

    static final ListingSource MAINTENANCE_BY_TIME =
            MAINTENANCE_COLUMNS.descending("m.started_at", "m.id");

    private static final ListingSource.Builder FINDING_COLUMNS =
            ListingSource.named("audit-findings", "what audits found, newest first")
                    .integer("id", "f.id")
                    .text("check", "f.check_id")
                    .text("severity", "f.severity")
                    .text("subject", "f.subject")
                    .text("detail", "f.detail")
                    .text("mend", "f.mend")
                    .integer("last_run", "f.maintenance_run_id")
                    .time("found_at", "f.found_at")
                    .time("resolved_at", "f.resolved_at")
                    .from("audit_findings AS f");

    static final ListingSource FINDINGS = FINDING_COLUMNS.descending("f.id");

    static final ListingSource FINDINGS_BY_TIME = FINDING_COLUMNS.descending("f.found_at", "f.id");

    private static final ListingSource.Builder SLOW_COLUMNS =
            ListingSource.named("slow-queries", "runs of queries that took too long, newest first")
                    .integer("id", "w.id")
                    .text("query", "w.query")
                    .integer("duration_micros", "w.duration_micros")
                    .integer("full_scan_steps", "w.full_scan_steps")
                    .integer("sorts", "w.sorts")
                    .integer("automatic_index_rows", "w.automatic_index_rows")
                    .text("plan", "w.plan")
                    .time("ran_at", "w.ran_at")
                    .from("slow_queries AS w");

    static final ListingSource SLOW = SLOW_COLUMNS.descending("w.id");

    static final ListingSource SLOW_BY_TIME = SLOW_COLUMNS.descending("w.ran_at", "w.id");

    static final ListingSource SLOW_BY_DURATION =
            SLOW_COLUMNS.descending("w.duration_micros", "w.id");

    private static final ListingSource.Builder BACKUP_COLUMNS =
            ListingSource.named("backups", "backups that were begun, newest first")
                    .integer("id", "b.id")
                    .text("path", "b.path")
                    .text("kind", "b.kind")
                    .text("cause", "b.cause")
                    .text("outcome", "b.outcome")
                    .integer("size_bytes", "b.size_bytes")
                    .text("sha256", "b.sha256")
                    .time("started_at", "b.started_at")
                    .time("ended_at", "b.ended_at")
                    .time("verified_at", "b.verified_at")
                    .from("backups AS b");

    static final ListingSource BACKUPS = BACKUP_COLUMNS.descending("b.id");

    static final ListingSource BACKUPS_BY_TIME = BACKUP_COLUMNS.descending("b.started_at", "b.id");

    private static final ListingSource.Builder ALERT_COLUMNS =
            ListingSource.named("alerts", "what a person should look at, newest first")
                    .integer("id", "a.id")
                    .text("severity", "a.severity")
                    .text("code", "a.code")
                    .text("message", "a.message")
                    .time("raised_at", "a.raised_at")
                    .time("acknowledged_at", "a.acknowledged_at")
                    .text("acknowledged_by", "u.name")
                    .from("alerts AS a LEFT JOIN users AS u ON u.id = a.acknowledged_by");

    static final ListingSource ALERTS = ALERT_COLUMNS.descending("a.id");

    static final ListingSource ALERTS_BY_TIME = ALERT_COLUMNS.descending("a.raised_at", "a.id");

    private OperationsSource() {}
}
