/** Kinds of ticks and how a day of them is packed. */
@NullMarked
package dev.tradekeep.model.tick;

import org.jspecify.annotations.NullMarked;
