/** Migrations as texts: their files, names, order and checksums. */
@NullMarked
package dev.tradekeep.store.migrate;

import org.jspecify.annotations.NullMarked;
