/** Checks that indexes and what the planner knows of them serve the queries. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.index;

import org.jspecify.annotations.NullMarked;
