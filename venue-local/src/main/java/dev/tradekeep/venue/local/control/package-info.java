/**
 * What stands behind the exchange and not in its protocols: what is done to it by hand or by
 * request, and what is true of its accounts.
 */
@NullMarked
package dev.tradekeep.venue.local.control;

import org.jspecify.annotations.NullMarked;
