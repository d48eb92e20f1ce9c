package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class FindingSource {
    private static final ListingSource.Builder FINDING_COLUMNS =
            ListingSource.named("audit-findings", "what audits found, newest first")
                    .integer("id", "f.id")
                    .text("check", "f.check_id")
                    .text("severity", "f.severity")
                    .text("subject", "f.subject")
                    .text("detail", "f.detail")
                    .text("fix", "f.fix")
                    .integer("last_run", "f.maintenance_run_id")
                    .time("found_at", "f.found_at")
                    .time("resolved_at", "f.resolved_at")
                    .from("audit_findings AS f");

    static final ListingSource FINDINGS = FINDING_COLUMNS.descending("f.id");

    static final ListingSource FINDINGS_BY_TIME = FINDING_COLUMNS.descending("f.found_at", "f.id");

    private FindingSource() {}
}
