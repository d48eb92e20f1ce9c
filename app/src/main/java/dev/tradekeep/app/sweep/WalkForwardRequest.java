package dev.tradekeep.app.sweep;

import dev.tradekeep.engine.sweep.Search;
import org.jspecify.annotations.Nullable;

/**
 * How to walk forward. Lengths are candles that the strategy decides on; null: as the candles
 * suggest.
 *
 * @param search which points are tried in each window
 * @param train how many are learnt from; four tenths of all
 * @param test how many are judged by at a time; a tenth of all
 * @param embargo how many lie between; the longest holding time
 * @param anchored whether all windows begin with the first candle
 * @param carries whether position and cash are handed over at a seam, else all is closed
 * @param threads 1 or more
 */
public record WalkForwardRequest(
        Search search,
        @Nullable Integer train,
        @Nullable Integer test,
        @Nullable Integer embargo,
        boolean anchored,
        boolean carries,
        int threads) {}
