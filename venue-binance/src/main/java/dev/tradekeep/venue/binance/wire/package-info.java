/** Binance's protocol: signatures, requests over HTTP, and what their answers mean. */
@NullMarked
package dev.tradekeep.venue.binance.wire;

import org.jspecify.annotations.NullMarked;
