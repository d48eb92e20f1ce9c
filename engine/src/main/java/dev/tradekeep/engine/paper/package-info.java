/** Engines that run on paper: recorded candles, a simulated exchange, the real books. */
@NullMarked
package dev.tradekeep.engine.paper;

import org.jspecify.annotations.NullMarked;
