/**
 * What connectors to real exchanges have in common: requests that are sent once, budgets of
 * requests, sockets that are kept up, clocks of others, pauses. Knows no exchange.
 */
@NullMarked
package dev.tradekeep.venue.net;

import org.jspecify.annotations.NullMarked;
