/** What happens, sent to those who listen, as server-sent events or over a WebSocket. */
@NullMarked
package dev.tradekeep.app.http.events;

import org.jspecify.annotations.NullMarked;
