/** How many candles a second an engine takes, with its books in memory. */
@NullMarked
package dev.tradekeep.bench.backtest;

import org.jspecify.annotations.NullMarked;
