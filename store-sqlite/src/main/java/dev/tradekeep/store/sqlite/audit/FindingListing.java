package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read what audits found. */
public enum FindingListing implements Listing {
    FINDINGS(FindingSource.FINDINGS, ""),
    FINDINGS_OF_CHECK(
            FindingSource.FINDINGS, "f.check_id = ?1", Filter.text("check", "the id of a check")),
    FINDINGS_OF_RUN(
            FindingSource.FINDINGS,
            "f.maintenance_run_id = ?1",
            Filter.integer("run", "the id of the last run of upkeep that saw them")),
    OPEN_FINDINGS(FindingSource.FINDINGS_BY_TIME, "f.resolved_at IS NULL", Filters.UNRESOLVED),
    OPEN_FINDINGS_OF_SEVERITY(
            FindingSource.FINDINGS,
            "f.resolved_at IS NULL AND f.severity = ?1",
            Filters.UNRESOLVED,
            Filter.choice("severity", "how bad", Word.all(Severity.class)));

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter UNRESOLVED = Filter.flag("open", "only those not resolved");
    }

    private final ListingDefinition definition;

    FindingListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
