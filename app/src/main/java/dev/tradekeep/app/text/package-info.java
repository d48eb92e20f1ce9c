/** How numbers, times and curves look in a terminal. */
@NullMarked
package dev.tradekeep.app.text;

import org.jspecify.annotations.NullMarked;
