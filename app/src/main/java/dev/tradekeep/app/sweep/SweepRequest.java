package dev.tradekeep.app.sweep;

import dev.tradekeep.engine.sweep.Search;
import dev.tradekeep.model.market.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What to search.
 *
 * @param search which points are tried
 * @param threads 1 or more
 * @param refine of longer candles that the search goes over first, made of those that there are;
 *     null: it goes over those that there are
 * @param looks whether the choice is run over the hold-out
 */
public record SweepRequest(Search search, int threads, @Nullable Interval refine, boolean looks) {}
