/** Checks that the books agree with themselves. */
@NullMarked
package dev.tradekeep.store.audit;

import org.jspecify.annotations.NullMarked;
