/**
 * Bybit's v5 protocol for spot: signed REST, public and private streams, and orders over a socket.
 */
@NullMarked
package dev.tradekeep.venue.local.bybit;

import org.jspecify.annotations.NullMarked;
