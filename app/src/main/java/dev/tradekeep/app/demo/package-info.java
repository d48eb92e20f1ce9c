/** The demonstration: from a file of candles to booked trades in one command. */
@NullMarked
package dev.tradekeep.app.demo;

import org.jspecify.annotations.NullMarked;
