package dev.tradekeep.store.risk;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Word;

/** The ways to read risk limits, risk events and halts. */
public enum RiskListing implements Listing {
    LIMITS(RiskSource.LIMITS, ""),
    LIMITS_OF_KIND(
            RiskSource.LIMITS,
            "l.kind = ?1",
            Filter.choice("kind", "what it bounds", Word.all(RiskLimitKind.class))),
    LIMITS_OF_PORTFOLIO(RiskSource.LIMITS, "l.portfolio_id = ?1", Filters.PORTFOLIO),
    LIMITS_OF_INSTRUMENT(
            RiskSource.LIMITS,
            "l.instrument_id = ?1",
            Filter.name("instrument", NameQuery.INSTRUMENT, "SYMBOL or EXCHANGE:SYMBOL")),
    LIMITS_OF_ENGINE(
            RiskSource.LIMITS,
            "l.engine_id = ?1",
            Filter.name("engine", NameQuery.ENGINE, "the name of an engine")),
    EVENTS(RiskSource.EVENTS, ""),
    EVENTS_OF_CODE(
            RiskSource.EVENTS,
            "v.code = ?1",
            Filter.text("code", "why, such as INSUFFICIENT_BALANCE")),
    EVENTS_OF_RUN(
            RiskSource.EVENTS,
            "v.engine_run_id = ?1",
            Filter.integer("run", "the id of an engine's run")),
    EVENTS_OF_PORTFOLIO(RiskSource.EVENTS, "v.portfolio_id = ?1", Filters.PORTFOLIO),
    EVENTS_SINCE(
            RiskSource.EVENTS_BY_TIME,
            "v.occurred_at >= ?1",
            Filter.time("since", "occurred at or after")),
    HALTS(RiskSource.HALTS, ""),
    HALTS_HELD(
            RiskSource.HALTS_BY_TIME,
            "h.cleared_at IS NULL",
            Filter.flag("held", "only those that nobody has cleared")),
    HALTS_OF_PORTFOLIO(RiskSource.HALTS, "h.portfolio_id = ?1", Filters.PORTFOLIO);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter PORTFOLIO =
                Filter.name("portfolio", NameQuery.PORTFOLIO, "the name of a portfolio");
    }

    private final ListingDefinition definition;

    RiskListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
