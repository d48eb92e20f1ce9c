/** What a server keeps coming from exchanges while it runs: candles, trades, best prices, rules. */
@NullMarked
package dev.tradekeep.app.follow;

import org.jspecify.annotations.NullMarked;
