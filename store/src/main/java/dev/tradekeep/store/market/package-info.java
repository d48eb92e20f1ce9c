/** Candles, trades and quotes: their series, gaps, roll-ups and retention. */
@NullMarked
package dev.tradekeep.store.market;

import org.jspecify.annotations.NullMarked;
