/**
 * What makes a market out of an empty exchange: prices that move by chance, and houses that trade
 * around them.
 */
@NullMarked
package dev.tradekeep.venue.local.market;

import org.jspecify.annotations.NullMarked;
