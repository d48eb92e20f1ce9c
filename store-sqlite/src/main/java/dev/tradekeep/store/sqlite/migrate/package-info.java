/** Brings the schema of a file up to date, one numbered migration after another. */
@NullMarked
package dev.tradekeep.store.sqlite.migrate;

import org.jspecify.annotations.NullMarked;
