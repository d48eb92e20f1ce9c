/**
 * A spot exchange without a protocol: symbols with their rules, accounts with balances and locks,
 * orders and their lists, fees, and what is told of all that. Everything happens under one lock.
 */
@NullMarked
package dev.tradekeep.venue.local.spot;

import org.jspecify.annotations.NullMarked;
