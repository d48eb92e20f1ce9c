/**
 * Candles of every interval, made of trades, and what is derived from them: the statistics of a
 * day.
 */
@NullMarked
package dev.tradekeep.venue.local.candles;

import org.jspecify.annotations.NullMarked;
