/** Where orders go: the gateway an engine speaks to, and a simulated exchange behind it. */
@NullMarked
package dev.tradekeep.venue;

import org.jspecify.annotations.NullMarked;
