/**
 * The deterministic core of an engine: inputs go in, bookings and calls come out. No thread, clock,
 * I/O or store; the same inputs give the same bookings.
 */
@NullMarked
package dev.tradekeep.engine.core;

import org.jspecify.annotations.NullMarked;
