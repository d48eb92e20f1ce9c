/** The queries that every store runs. */
@NullMarked
package dev.tradekeep.store.queries;

import org.jspecify.annotations.NullMarked;
