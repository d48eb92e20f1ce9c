/** The server that serves a table of routes, with its limits and its certificate. */
@NullMarked
package dev.tradekeep.app.http.server;

import org.jspecify.annotations.NullMarked;
