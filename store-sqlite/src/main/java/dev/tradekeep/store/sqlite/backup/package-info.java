/** Copies of the database: made under load, verified, put back, and shipped as it changes. */
@NullMarked
package dev.tradekeep.store.sqlite.backup;

import org.jspecify.annotations.NullMarked;
