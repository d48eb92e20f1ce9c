/**
 * Binance's spot protocol: REST, market streams, the WebSocket API and user data, as its public
 * documents describe them. Knows no sockets.
 */
@NullMarked
package dev.tradekeep.venue.local.binance;

import org.jspecify.annotations.NullMarked;
