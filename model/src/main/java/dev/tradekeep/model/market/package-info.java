/** What the market did: candles, on the grid of an interval. */
@NullMarked
package dev.tradekeep.model.market;

import org.jspecify.annotations.NullMarked;
