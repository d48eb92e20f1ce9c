package dev.tradekeep.bench.reference;

import dev.tradekeep.engine.run.VenueSettings;

/**
 * A backtest that is run twice: by the engine, and by the reference.
 *
 * @param strategy with its parameters, as the catalogue reads it
 * @param rules by which its orders are filled
 * @param cash to start with, as decimal text
 */
record Trial(String strategy, VenueSettings rules, String cash) {}
