/** {@code tradekeep demo}: a backtest over made-up candles, to see what there is. */
@NullMarked
package dev.tradekeep.app.cli.demo;

import org.jspecify.annotations.NullMarked;
