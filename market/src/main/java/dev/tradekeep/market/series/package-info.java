/** Candles, trades and quotes: their series, gaps, roll-ups and retention. */
@NullMarked
package dev.tradekeep.market.series;

import org.jspecify.annotations.NullMarked;
