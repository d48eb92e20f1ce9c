/**
 * The terms of the HTTP API: routes, the shapes that they take and answer, requests and replies.
 */
@NullMarked
package dev.tradekeep.app.http.api;

import org.jspecify.annotations.NullMarked;
