/** Checks of the library, the file system and the file itself. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.environment;

import org.jspecify.annotations.NullMarked;
