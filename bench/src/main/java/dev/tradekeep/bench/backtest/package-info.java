/** How many candles a second an engine takes, and how soon an order of it leaves. */
@NullMarked
package dev.tradekeep.bench.backtest;

import org.jspecify.annotations.NullMarked;
