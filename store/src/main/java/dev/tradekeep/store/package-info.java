/** The books: one SQLite file behind one writer. Start at {@link dev.tradekeep.store.Database}. */
@NullMarked
package dev.tradekeep.store;

import org.jspecify.annotations.NullMarked;
