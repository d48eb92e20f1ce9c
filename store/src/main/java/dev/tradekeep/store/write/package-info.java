/** The one writer: tasks grouped into durable commits. */
@NullMarked
package dev.tradekeep.store.write;

import org.jspecify.annotations.NullMarked;
