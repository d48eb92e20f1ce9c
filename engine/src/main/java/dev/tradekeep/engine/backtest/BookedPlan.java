package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.store.instruments.ListedInstrument;

/**
 * What a backtest runs.
 *
 * @param listed the instrument to trade
 * @param series its candles; all of them are run
 * @param strategy in its initial state; used up by the run
 * @param rules by which its orders are filled, and what that costs
 * @param cash to start with, quote-asset units, above 0
 */
public record BookedPlan(
        ListedInstrument listed,
        CandleSeries series,
        StrategyInstance strategy,
        VenueSettings rules,
        long cash) {}
