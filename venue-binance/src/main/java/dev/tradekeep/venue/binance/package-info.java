/** The connector to Binance's spot exchange. */
@NullMarked
package dev.tradekeep.venue.binance;

import org.jspecify.annotations.NullMarked;
