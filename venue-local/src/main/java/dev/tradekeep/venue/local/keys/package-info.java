/** Whose key a request carries, and what its signature is checked with. */
@NullMarked
package dev.tradekeep.venue.local.keys;

import org.jspecify.annotations.NullMarked;
