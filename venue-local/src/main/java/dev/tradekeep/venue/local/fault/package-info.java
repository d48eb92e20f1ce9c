/**
 * Faults on request: what is switched on, whom it strikes, and what becomes of requests and events.
 * Knows no protocol; each protocol words its refusals itself.
 */
@NullMarked
package dev.tradekeep.venue.local.fault;

import org.jspecify.annotations.NullMarked;
