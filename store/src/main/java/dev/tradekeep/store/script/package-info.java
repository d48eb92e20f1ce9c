/** SQL scripts as text: tokens, statements, places. Knows SQLite's spelling, not its grammar. */
@NullMarked
package dev.tradekeep.store.script;

import org.jspecify.annotations.NullMarked;
