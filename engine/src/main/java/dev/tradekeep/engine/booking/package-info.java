/**
 * What an engine writes down: bookings, their lines, and the orders, groups and markets that they
 * are of. Nothing in it acts.
 */
@NullMarked
package dev.tradekeep.engine.booking;

import org.jspecify.annotations.NullMarked;
