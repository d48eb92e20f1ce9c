/** A local exchange that real clients speak to, put together. */
@NullMarked
package dev.tradekeep.venue.local;

import org.jspecify.annotations.NullMarked;
