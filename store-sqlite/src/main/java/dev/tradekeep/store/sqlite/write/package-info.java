/** The one writer: tasks grouped into durable commits. */
@NullMarked
package dev.tradekeep.store.sqlite.write;

import org.jspecify.annotations.NullMarked;
