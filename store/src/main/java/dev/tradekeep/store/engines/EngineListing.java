package dev.tradekeep.store.engines;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read engines, their runs and what happened to them. */
public enum EngineListing implements Listing {
    ENGINES(EngineSource.ENGINES, "n.archived_at IS NULL"),
    ENGINES_ARCHIVED(EngineSource.ENGINES, "n.archived_at IS NOT NULL", CommonFilters.ARCHIVED),
    ENGINES_OF_PORTFOLIO(EngineSource.ENGINES, "n.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    ENGINES_OF_CONNECTION(EngineSource.ENGINES, "n.connection_id = ?1", CommonFilters.CONNECTION),
    ENGINES_OF_PRESET(EngineSource.ENGINES_BY_PRESET, "y.preset_id = ?1", CommonFilters.PRESET),
    ENGINES_AUTO_STARTED(
            EngineSource.ENGINES_BY_EXCHANGE,
            "n.auto_start = 1",
            Filter.flag("auto-start", "only those that start with the program")),
    ENGINES_SILENT(
            EngineSource.ENGINES_BY_HEARTBEAT,
            "n.actual_state = 'running' AND n.heartbeat_at < ?1",
            Filter.time("silent-since", "running, but not heard of since")),
    PRESETS_OF_ENGINE(EngineSource.PRESETS, "y.engine_id = ?1", CommonFilters.ENGINE),
    SLOTS(EngineSource.SLOTS, ""),
    SLOTS_OF_ENGINE(EngineSource.SLOTS, "s.engine_id = ?1", CommonFilters.ENGINE),
    SLOTS_OF_PRESET(EngineSource.SLOTS, "s.preset_id = ?1", CommonFilters.PRESET),
    SLOTS_OF_INSTRUMENT(EngineSource.SLOTS, "s.instrument_id = ?1", CommonFilters.INSTRUMENT),
    SLOTS_OF_PORTFOLIO(EngineSource.SLOTS, "s.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    RUNS(EngineSource.RUNS, ""),
    RUNS_OF_ENGINE(EngineSource.RUNS, "r.engine_id = ?1", CommonFilters.ENGINE),
    RUNS_OF_STRATEGY(
            EngineSource.RUNS,
            "r.strategy = ?1",
            Filter.text("strategy", "a strategy with its parameters, as the runs tell it")),
    RUNS_OPEN(
            EngineSource.RUNS_BY_START,
            "r.status = 'running'",
            Filter.flag("open", "only those that have not ended")),
    EVENTS(EngineSource.EVENTS, ""),
    EVENTS_OF_ENGINE(EngineSource.EVENTS, "v.engine_id = ?1", CommonFilters.ENGINE),
    EVENTS_OF_RUN(EngineSource.EVENTS, "v.engine_run_id = ?1", CommonFilters.RUN),
    EVENTS_OF_KIND(
            EngineSource.EVENTS,
            "v.event = ?1",
            Filter.choice("event", "what happened", Word.all(EngineEvent.class))),
    EVENTS_SINCE(EngineSource.EVENTS_BY_TIME, "v.occurred_at >= ?1", CommonFilters.SINCE);

    private final ListingDefinition definition;

    EngineListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
