/**
 * Exchanges that XChange speaks to, asked from time to time. It is loaded from a folder of its own
 * when such an exchange is asked for; the program starts without it.
 */
@NullMarked
package dev.tradekeep.venue.xchange;

import org.jspecify.annotations.NullMarked;
