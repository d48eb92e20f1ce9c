/** Upkeep of the database: statistics, checkpoints, vacuum, retention, and when each is due. */
@NullMarked
package dev.tradekeep.store.sqlite.maintenance;

import org.jspecify.annotations.NullMarked;
