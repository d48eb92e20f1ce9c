/**
 * The HTTP API: one table of routes, what they take and answer, and the server that serves them.
 */
@NullMarked
package dev.tradekeep.app.http;

import org.jspecify.annotations.NullMarked;
