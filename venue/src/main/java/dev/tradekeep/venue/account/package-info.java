/**
 * How a real exchange is spoken to: what a connector offers, what it says of an account, and what
 * became of a request. Connectors are modules of their own; nothing but the wiring names them.
 */
@NullMarked
package dev.tradekeep.venue.account;

import org.jspecify.annotations.NullMarked;
