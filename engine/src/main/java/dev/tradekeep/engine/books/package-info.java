/** The way of an engine's bookings into the store, and of what it remembers out of it. */
@NullMarked
package dev.tradekeep.engine.books;

import org.jspecify.annotations.NullMarked;
