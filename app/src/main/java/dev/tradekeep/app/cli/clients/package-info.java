/** Clients against the local exchange: one of our own, and unmodified ones of others. */
@NullMarked
package dev.tradekeep.app.cli.clients;

import org.jspecify.annotations.NullMarked;
