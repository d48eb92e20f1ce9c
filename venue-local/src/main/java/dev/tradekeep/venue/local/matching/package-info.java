/**
 * One order book with price–time priority: what rests, what waits for its price, and what trades.
 * Knows no accounts, no money and no clock; allocates nothing once it has grown to its size.
 */
@NullMarked
package dev.tradekeep.venue.local.matching;

import org.jspecify.annotations.NullMarked;
