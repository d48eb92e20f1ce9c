/** What Binance tells everybody: instruments, candles, trades, order books. */
@NullMarked
package dev.tradekeep.venue.binance.market;

import org.jspecify.annotations.NullMarked;
