package dev.tradekeep.store.risk;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read risk limits, risk events and halts. */
public enum RiskListing implements Listing {
    LIMITS(RiskSource.LIMITS, ""),
    LIMITS_OF_KIND(
            RiskSource.LIMITS,
            "l.kind = ?1",
            Filter.choice("kind", "what it bounds", Word.all(RiskLimitKind.class))),
    LIMITS_OF_PORTFOLIO(RiskSource.LIMITS, "l.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    LIMITS_OF_INSTRUMENT(RiskSource.LIMITS, "l.instrument_id = ?1", CommonFilters.INSTRUMENT),
    LIMITS_OF_ENGINE(RiskSource.LIMITS, "l.engine_id = ?1", CommonFilters.ENGINE),
    EVENTS(RiskSource.EVENTS, ""),
    EVENTS_OF_CODE(
            RiskSource.EVENTS,
            "v.code = ?1",
            Filter.text("code", "why, such as INSUFFICIENT_BALANCE")),
    EVENTS_OF_RUN(RiskSource.EVENTS, "v.engine_run_id = ?1", CommonFilters.RUN),
    EVENTS_OF_PORTFOLIO(RiskSource.EVENTS, "v.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    EVENTS_OF_LIMIT(
            RiskSource.EVENTS,
            "v.limit_id = ?1",
            Filter.integer("limit-id", "of the limit that denied it or was broken")),
    EVENTS_SINCE(RiskSource.EVENTS_BY_TIME, "v.occurred_at >= ?1", CommonFilters.SINCE),
    HALTS(RiskSource.HALTS, ""),
    HALTS_HELD(
            RiskSource.HALTS_BY_TIME,
            "h.cleared_at IS NULL",
            Filter.flag("held", "only those that nobody has cleared")),
    HALTS_OF_PORTFOLIO(RiskSource.HALTS, "h.portfolio_id = ?1", CommonFilters.PORTFOLIO);

    private final ListingDefinition definition;

    RiskListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
