/** Runs an engine over recorded candles on a simulated exchange. */
@NullMarked
package dev.tradekeep.engine.backtest;

import org.jspecify.annotations.NullMarked;
