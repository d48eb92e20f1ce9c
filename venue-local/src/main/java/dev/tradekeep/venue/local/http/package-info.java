/** The sockets of the local exchange: an HTTP server whose connections may become WebSockets. */
@NullMarked
package dev.tradekeep.venue.local.http;

import org.jspecify.annotations.NullMarked;
