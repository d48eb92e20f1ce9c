/** Checks how much room tables, the log and what is unused take, and what the disk has left. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.space;

import org.jspecify.annotations.NullMarked;
