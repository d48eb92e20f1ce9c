/** An account at Binance: its orders, what it is told of them, and how what was missed is read. */
@NullMarked
package dev.tradekeep.venue.binance.account;

import org.jspecify.annotations.NullMarked;
