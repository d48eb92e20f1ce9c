/** How fast the local exchange is: its matching, and its orders over HTTP. */
@NullMarked
package dev.tradekeep.bench.venue;

import org.jspecify.annotations.NullMarked;
