/** Checks whether a database is sound, set as it should be, and agrees with itself. */
@NullMarked
package dev.tradekeep.store.sqlite.audit;

import org.jspecify.annotations.NullMarked;
