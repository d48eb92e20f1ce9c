package dev.tradekeep.store.strategies;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Word;

/** The ways to read strategies, presets, signals and backtests. */
public enum StrategyListing implements Listing {
    STRATEGIES(StrategySource.STRATEGIES, ""),
    PRESETS(StrategySource.PRESETS, ""),
    PRESETS_OF_STRATEGY(StrategySource.PRESETS, "p.strategy_id = ?1", Filters.STRATEGY),
    PRESETS_OF_STATUS(
            StrategySource.PRESETS,
            "p.status = ?1",
            Filter.choice("status", "whether it may be run", Word.all(PresetStatus.class))),
    PRESETS_OF_INSTRUMENT(
            StrategySource.PRESETS_BY_INSTRUMENT, "x.instrument_id = ?1", CommonFilters.INSTRUMENT),
    PRESET_INSTRUMENTS(StrategySource.PRESET_INSTRUMENTS, "x.preset_id = ?1", CommonFilters.PRESET),
    SIGNALS(StrategySource.SIGNALS, ""),
    SIGNALS_OF_RUN(StrategySource.SIGNALS, "g.engine_run_id = ?1", CommonFilters.RUN),
    SIGNALS_OF_INSTRUMENT(StrategySource.SIGNALS, "g.instrument_id = ?1", CommonFilters.INSTRUMENT),
    SIGNALS_OF_ORDER(
            StrategySource.SIGNALS,
            "g.client_order_id = ?1",
            Filter.text("order", "our client order id")),
    BACKTESTS(StrategySource.BACKTESTS, ""),
    BACKTESTS_OF_RUN(StrategySource.BACKTESTS, "b.engine_run_id = ?1", CommonFilters.RUN),
    BACKTESTS_OF_STRATEGY(StrategySource.BACKTESTS, "b.strategy_id = ?1", Filters.STRATEGY),
    BACKTESTS_OF_PRESET(StrategySource.BACKTESTS, "b.preset_id = ?1", CommonFilters.PRESET),
    BACKTESTS_OF_SERIES(StrategySource.BACKTESTS, "b.series_id = ?1", CommonFilters.SERIES),
    BACKTESTS_SINCE(StrategySource.BACKTESTS_BY_TIME, "b.created_at >= ?1", CommonFilters.SINCE),
    BACKTEST_TRADES(StrategySource.ROUND_TRIPS, "t.backtest_id = ?1", Filters.BACKTEST),
    BACKTEST_EQUITY(StrategySource.EQUITY, "v.backtest_id = ?1", Filters.BACKTEST);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter STRATEGY =
                Filter.name("strategy", NameQuery.STRATEGY, "the name of a strategy");
        static final Filter BACKTEST = Filter.integer("backtest", "the id of a backtest");
    }

    private final ListingDefinition definition;

    StrategyListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
