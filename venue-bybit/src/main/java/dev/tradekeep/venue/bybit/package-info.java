/**
 * Bybit's spot market, by version 5 of its protocol: REST with signed headers, a private stream of
 * orders, executions and balances, and public streams of candles, trades and order books.
 */
@NullMarked
package dev.tradekeep.venue.bybit;

import org.jspecify.annotations.NullMarked;
