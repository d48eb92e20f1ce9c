/** Orders, their events and their trades in the books. */
@NullMarked
package dev.tradekeep.store.orders;

import org.jspecify.annotations.NullMarked;
