/** {@code tradekeep backtest}: strategies over candles in memory, and the results that are kept. */
@NullMarked
package dev.tradekeep.app.cli.backtest;

import org.jspecify.annotations.NullMarked;
