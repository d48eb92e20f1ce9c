/** Candles of exchanges as they close: how an engine hears of them, wherever they come from. */
@NullMarked
package dev.tradekeep.engine.stream;

import org.jspecify.annotations.NullMarked;
